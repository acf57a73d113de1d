import type { Deliver, WireRequest, WireResponse } from '../support/phone/exchange.ts';

/** What a provider asked and was told. `sent` and `answered` are moments of one count, so that they say what came before what. */
export type Told = {
  wire: WireRequest;
  sent: number;
  /** When it was sent for the first time; the answer to that may never have come. */
  first: number;
  answered: number;
  response: WireResponse;
  /** Sent once more by a provider that had its answer already, or was about to have it. */
  repeat: boolean;
};

/** Keeps what every caller was told. A request whose connection broke was told nothing. */
export type Recorder = {
  /** In place of `Tunnel.deliver`. */
  deliver: Deliver;
  /** Sends and keeps a request. */
  tell: (wire: WireRequest, send: () => Promise<WireResponse>, repeat: boolean) => Promise<WireResponse>;
  told: readonly Told[];
  /** Requests that the provider gave up waiting for: a caller who hears nothing. */
  silences: () => number;
  /** Resolves once so many answers have come. */
  answers: (count: number) => Promise<void>;
  /** Resolves once another answer has come that is wanted. */
  next: (isWanted: (told: Told) => boolean) => Promise<void>;
};

export function createRecorder(): Recorder {
  const told: Told[] = [];
  const waiting = new Set<(last: Told) => void>();
  const firsts = new Map<WireRequest, number>();
  let moment = 0;
  let silences = 0;
  const tell: Recorder['tell'] = async (wire, send, repeat) => {
    moment += 1;
    const sent = moment;
    const first = firsts.get(wire) ?? sent;
    firsts.set(wire, first);
    const response = await send().catch((error: unknown) => {
      if (String(error).includes('no answer')) silences += 1;
      throw error;
    });
    moment += 1;
    const last = { wire, sent, first, answered: moment, response, repeat };
    told.push(last);
    for (const look of waiting) look(last);
    return response;
  };
  const next: Recorder['next'] = (isWanted) =>
    new Promise((resolve) => {
      const look = (last: Told): void => {
        if (!isWanted(last)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  return {
    tell,
    deliver: (wire, send) => tell(wire, send, false),
    told,
    silences: () => silences,
    next,
    answers: (count) => (told.length >= count ? Promise.resolve() : next(() => told.length >= count)),
  };
}
