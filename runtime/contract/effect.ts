import type { Json } from './json.ts';

/** What leaves a mark outside; becomes an outbox row in the transaction of the turn, and is carried out once. */
export type Effect = { id: string } & EffectBody;

export type EffectBody =
  | ProviderEffectBody
  /** As `redirect-call`, for another call of the workspace, unless that has gone on from its stay `visit` meanwhile. */
  | { kind: 'move-call'; call: string; visit: number }
  /** Nothing but `effect-ended`, after so many seconds. */
  | { kind: 'timer'; seconds: number };

export type EffectKind = Effect['kind'];

/** What the provider does, with the call itself or through its account. */
export type ProviderEffect = { id: string } & ProviderEffectBody;

export type ProviderEffectBody =
  /** The live call fetches its main document again (event `document-fetched`, reason `moved`). */
  | { kind: 'redirect-call' }
  | { kind: 'hang-up-call' }
  | { kind: 'start-recording'; tracks: 'mono' | 'dual' }
  /** Whoever answers comes to this flow, by its id, with these values over the first ones of its variables. */
  | { kind: 'start-call'; from: string; to: string; flow: string; variables: Record<string, Json> }
  /** Through the call's own provider account, or the one with this name. */
  | { kind: 'send-message'; from: string; to: string; text: string; account?: string };
