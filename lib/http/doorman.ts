import type { Driver } from '#lib/calls/driver.ts';
import { TurnError } from '#lib/calls/turn-error.ts';
import type { StartPlan } from '#lib/calls/turn-write.ts';
import type { CallName, CallRow } from '#lib/database/call-rows.ts';
import type { Accounts, NumberBinding } from '#lib/providers/accounts.ts';
import type { SignedRequest, VerifySignature } from '#lib/providers/provider.ts';
import type { CallIdentity } from '#runtime/contract/event.ts';
import type { ParsedWebhook } from '#runtime/contract/provider.ts';
import type { Route } from '#runtime/contract/routes.ts';

/** For whom a webhook is, once its signature is found right. */
export type Visitor =
  | { kind: 'call'; call: CallRow }
  /** Of a number of ours, without a stored call; `start` is null when the number has no published flow. */
  | { kind: 'number'; binding: NumberBinding; start: StartPlan | null }
  /** Nobody here has the called number, so there is no token to check with. */
  | { kind: 'unknown-number' };

export type DoormanInput = {
  driver: Pick<Driver, 'find'>;
  accounts: Accounts;
  verifySignature: VerifySignature;
  provider: string;
  route: Route;
  parsed: ParsedWebhook;
  request: SignedRequest;
};

/**
 * Finds the call or number that a webhook is about, and checks the signature with the tokens of its account: never with an account that the body names.
 * Rejects with `unsigned`, or with `database`.
 */
export async function admit(input: DoormanInput): Promise<Visitor> {
  const { route, provider, parsed } = input;
  if (route.kind === 'voice' && parsed.event?.class !== 'fact') return admitToNumber(input);
  const name = callName(input);
  const call = name && (await input.driver.find(name));
  if (!call) return 'call' in route ? refuse() : admitToNumber(input);
  if (call.provider !== provider || call.accountId === null) return refuse();
  await checkAccount(input, call.accountId);
  return { kind: 'call', call };
}

function callName({ route, provider, parsed }: DoormanInput): CallName | undefined {
  if ('call' in route) return isUuid(route.call) ? { id: route.call } : undefined;
  const { providerCallId } = parsed.call;
  return providerCallId === '' ? undefined : { provider, providerCallId };
}

async function admitToNumber(input: DoormanInput): Promise<Visitor> {
  const binding = await input.accounts.ofNumber(input.provider, ownNumber(input.parsed.call));
  if (!binding) return { kind: 'unknown-number' };
  if (!input.verifySignature(input.request, binding.credentials.tokens)) return refuse();
  return { kind: 'number', binding, start: startPlan(binding) };
}

/** Rejects with `unsigned`. Tokens change: one that doesn't fit is read anew before anybody is turned away. */
export async function checkAccount(
  input: Pick<DoormanInput, 'accounts' | 'verifySignature' | 'request'>,
  account: string,
): Promise<void> {
  for (const freshMs of [accountFreshMs, 1000]) {
    const credentials = await input.accounts.byId(account, freshMs);
    if (credentials && input.verifySignature(input.request, credentials.tokens)) return;
  }
  refuse();
}

const accountFreshMs = 30_000;

function ownNumber(call: CallIdentity): string {
  return call.direction === 'inbound' ? call.to : call.from;
}

function startPlan({ account, workspaceId, numberId, flowId, versionId }: NumberBinding): StartPlan | null {
  return versionId === null ? null : { accountId: account, workspaceId, numberId, flowId, versionId };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function refuse(): never {
  throw new TurnError('unsigned');
}
