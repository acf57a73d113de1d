import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import type { VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';

/** A webhook that a test sends: its address and what is in it. */
export type TestWebhook = { url: string; parameters?: Record<string, string>; notice?: boolean };

/** Twilio's wire without a telephone: `send` makes the webhooks, and replies are dropped. One test's own. */
export class Wire {
  readonly #queue: TestWebhook[] = [];

  readonly provider: VirtualProvider = {
    name: 'twilio',
    place: ({ addresses }) => {
      this.#queue.push({ url: addresses.voice });
      return this.#next({ provider: 'twilio', at: 0, inner: { count: 0, requests: '[]' } });
    },
    take: (call, input) => {
      if (input.kind === 'time-passed') return this.#next({ ...call, at: Math.max(call.at, input.to) });
      if (input.kind !== 'replied' && input.kind !== 'request-failed') return { call, happenings: [] };
      const left = open(call).filter(({ number }) => number !== input.request);
      const inner = { ...call.inner, requests: JSON.stringify(left) };
      return { call: { ...call, inner }, happenings: [] };
    },
    situation: (call) => ({ ended: false, next: null, requests: open(call), parties: [] }),
  };

  /** With the next moment that passes. */
  send(...webhooks: TestWebhook[]): void {
    this.#queue.push(...webhooks);
  }

  #next(call: VirtualCall) {
    const made = this.#queue
      .splice(0)
      .map(({ url, parameters = {}, notice = false }, place): PhoneRequest => {
        const number = Number(call.inner['count']) + place + 1;
        const common = {
          CallSid: 'CA1',
          From: '+12125550100',
          To: '+14155550199',
          CallStatus: 'in-progress',
        };
        const method = 'POST';
        const party = 'caller';
        return {
          number,
          method,
          url,
          parameters: { ...common, ...parameters },
          party,
          why: '',
          notice,
          headers: {},
        };
      });
    const count = Number(call.inner['count']) + made.length;
    const inner = { count, requests: JSON.stringify([...open(call), ...made]) };
    const happenings = made.map((request) => ({ at: call.at, kind: 'requested' as const, ...request }));
    return { call: { ...call, inner }, happenings };
  }
}

function open({ inner }: VirtualCall): PhoneRequest[] {
  return JSON.parse(String(inner['requests']));
}
