import type { Deliver, WireRequest, WireResponse } from '../support/phone/exchange.ts';

/** What a provider asked and was told. `sent` and `answered` are moments of one count, so that they say what came before what. */
export type Told = {
  wire: WireRequest;
  sent: number;
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
  /** Resolves once so many answers have come. */
  answers: (count: number) => Promise<void>;
};

export function createRecorder(): Recorder {
  const told: Told[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let moment = 0;
  const tell: Recorder['tell'] = async (wire, send, repeat) => {
    moment += 1;
    const sent = moment;
    const response = await send();
    moment += 1;
    told.push({ wire, sent, answered: moment, response, repeat });
    for (const { resolve } of waiting.filter(({ count }) => count <= told.length)) resolve();
    return response;
  };
  return {
    tell,
    deliver: (wire, send) => tell(wire, send, false),
    told,
    answers: (count) =>
      new Promise((resolve) => {
        if (told.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}
