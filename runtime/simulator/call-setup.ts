import type { FarEndAct } from './phone-input.ts';

/** What a virtual call begins with. */
export type CallSetup = {
  /** Addresses that stand at the provider for the called number; '' for none. */
  addresses: { voice: string; status: string; fallback: string };
  /** E.164 with `+`, or as a caller without a number is sent (`anonymous`, `sip:…`). */
  from: string;
  to: string;
  callerName: string;
  /** Milliseconds since 1970 at which the call begins. */
  startedAt: number;
  /** Makes ids: the same set-up and inputs give the same call. */
  seed: string;
  /** First match by address wins; with none the far end rings until somebody acts or its time is over. */
  farEnds: FarEnd[];
  /** Milliseconds of an audio file by its address; what is not listed lasts `otherAudio`. */
  audio: Record<string, number>;
  otherAudio: number;
};

export type FarEnd = {
  /** Number, SIP address or client name as the document has it; `*` for all. */
  address: string;
  act: FarEndAct;
  /** Of ringing, before it acts. */
  afterMilliseconds: number;
  /** Pressed as soon as it is asked for keys; '' for none. */
  keys: string;
  /** Talks so long and hangs up; null talks until the caller or the application ends it. */
  talksMilliseconds: number | null;
};
