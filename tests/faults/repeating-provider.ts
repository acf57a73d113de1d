import { parseRoute } from '#runtime/contract/routes.ts';
import { isForFacts } from '#runtime/engine/wanted-event.ts';
import type { Deliver, WireRequest, WireResponse } from '../support/phone/exchange.ts';
import type { Recorder } from './recorder.ts';

/** Sends every webhook three times: the repeats at any later moment and in any order, together with whatever goes on then. A report waits like a repeat. */
export type RepeatingProvider = {
  deliver: Deliver;
  /** Sends all that still waits, in any order, and resolves when all is answered. */
  settle: () => Promise<void>;
};

export function repeatingProvider(recorder: Recorder, random: () => number): RepeatingProvider {
  const waiting: (() => Promise<unknown>)[] = [];
  const under = new Set<Promise<unknown>>();
  const sendSome = (least: number): void => {
    while (waiting.length > least && (waiting.length > mostWaiting || random() < 0.7)) {
      const [send] = waiting.splice(Math.floor(random() * waiting.length), 1);
      const sent = send?.();
      if (!sent) return;
      under.add(sent);
      void sent.finally(() => under.delete(sent));
    }
  };
  return {
    deliver: async (wire, send) => {
      if (!wire.url.includes('/v1/')) return await send();
      // A connection that broke told nobody anything.
      const tell = (repeat: boolean): Promise<unknown> =>
        recorder.tell(wire, send, repeat).catch(() => tell(repeat));
      const again = () => tell(true);
      waiting.push(again, again);
      if (isReport(wire)) {
        waiting.push(() => tell(false));
        sendSome(0);
        return passedOver;
      }
      const answered = recorder.tell(wire, send, false);
      sendSome(0);
      return await answered;
    },
    settle: async () => {
      while (waiting.length + under.size > 0) {
        sendSome(0);
        await Promise.all(under);
      }
    },
  };
}

const mostWaiting = 200;

/** Providers read nothing of it. */
const passedOver: WireResponse = { status: 200, contentType: '', body: '', headers: {} };

function isReport({ url }: WireRequest): boolean {
  const route = parseRoute(new URL(url).pathname.replace(/^\/v1\/[a-z]+/, ''));
  return route !== null && isForFacts(route);
}
