import type { ProviderEffect } from '#runtime/contract/effect.ts';
import type { CallStatus } from '#runtime/contract/event.ts';
import type {
  VerifyCheck,
  VerifyChecked,
  VerifyRefusal,
  VerifyStart,
  VerifyStarted,
} from '#runtime/contract/verify.ts';

/** A request as it came over the wire. `url` is what the provider called (scheme and host from PUBLIC_URL where set), query included, never normalised. */
export type SignedRequest = {
  method: 'GET' | 'POST';
  url: string;
  /** Lower-case name to value. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Text where it is plain ASCII. */
  body: string | Uint8Array;
  /** Decoded form fields of a POST in order of arrival, repeated names kept; empty for GET and JSON. */
  form: readonly (readonly [string, string])[];
};

/** Whether one of the account's tokens made the signature. Constant time; false for a missing header or an empty token. */
export type VerifySignature = (request: SignedRequest, tokens: readonly string[]) => boolean;

/** Credentials as stored, decrypted. `tokens` sign webhooks (main and sub-account); the first also authenticates REST. */
export type ProviderCredentials = { accountId: string; tokens: string[] };

/** A live call as the provider's REST API knows it; `url` makes an absolute URL of ours. */
export type EffectTarget = {
  providerCallId: string;
  urls: {
    moved: string;
    recording: string;
    status: string;
    fallback: string;
    messageStatus: string;
    answer: string;
  };
};

/**
 * Error of a provider's REST API: `permanent` ones are not tried again. `untouched`: the provider surely did nothing, since it was not reached or
 * turned the request away for its rate; only then may what must not happen twice be tried again.
 */
export class ProviderError extends Error {
  readonly permanent: boolean;
  readonly untouched: boolean;
  constructor(message: string, permanent: boolean, untouched = permanent) {
    super(message);
    this.name = 'ProviderError';
    this.permanent = permanent;
    this.untouched = untouched;
  }
}

/** The request never left this computer for the provider's: no connection was made. */
export function isUnreached(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

export type ProviderNumber = { number: string; label: string; id: string };

/** Ours, that stand at the provider for a number. Text messages of a number that lead elsewhere already stay there. */
export type NumberAddresses = { voice: string; status: string; fallback: string; message: string };

/** The provider's REST API, through its own SDK. Every method throws `ProviderError`. */
export type ProviderClient = {
  /** Does it once; returns the provider's id of what came of it, '' where there is none. An effect on a call that has ended succeeds with ''. */
  carryOut: (effect: ProviderEffect, target: EffectTarget) => Promise<string>;
  /** null when the provider knows no such call. */
  callStatus: (providerCallId: string) => Promise<{ status: CallStatus; seconds: number | null } | null>;
  /** Checks the credentials; returns the account's name. */
  test: () => Promise<string>;
  numbers: () => Promise<ProviderNumber[]>;
  /** Points a number of the account at these addresses. */
  connectNumber: (number: string, urls: NumberAddresses) => Promise<void>;
};

/** `baseUrl` replaces the provider's own host, for tests and gateways. */
export type RestOptions = { baseUrl?: string; timeoutMilliseconds?: number };

export type CreateProviderClient = (
  credentials: ProviderCredentials,
  options?: RestOptions,
) => ProviderClient;

/** The provider's own one-time codes. Both methods throw `ProviderError` for trouble on the way. */
export type Verifier = {
  start: (start: VerifyStart) => Promise<VerifyStarted | { refused: VerifyRefusal }>;
  check: (check: VerifyCheck) => Promise<VerifyChecked['status']>;
};

/** `service` is the provider's id of what verifies: a Twilio Verify service, a Plivo Verify application; '' for none. */
export type CreateVerifier = (
  credentials: ProviderCredentials,
  service: string,
  options?: RestOptions,
) => Verifier;
