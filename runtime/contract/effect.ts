/** What leaves a mark outside; becomes an outbox row in the transaction of the turn, and is carried out once. */
export type Effect = { id: string } & EffectBody;

export type EffectBody =
  /** The live call fetches its main document again (event `document-fetched`, reason `moved`). */
  | { kind: 'redirect-call' }
  | { kind: 'hang-up-call' }
  | { kind: 'start-recording'; tracks: 'mono' | 'dual' }
  | { kind: 'start-call'; from: string; to: string; flow: string }
  /** Through the call's own provider account, or the one with this name. */
  | { kind: 'send-message'; from: string; to: string; text: string; account?: string };

export type EffectKind = Effect['kind'];
