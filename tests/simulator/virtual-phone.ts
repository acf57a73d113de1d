import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening, HappeningBody, PhoneRequest } from '#runtime/simulator/happening.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { Moved, VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { deeplyFrozen } from '../support/deeply-frozen.ts';

/** What an application makes of a request. */
type Reply =
  | { status: number; body?: string; contentType?: string; location?: string }
  | { fails: 'timeout' | 'connection' };

const longestMilliseconds = 4 * 3_600_000;
const mostInputs = 5_000;

/** A virtual call whose requests are answered at once; every call goes through JSON, and a changed one that was given in is an error. */
export class VirtualPhone {
  readonly happenings: Happening[] = [];
  readonly #provider: VirtualProvider;
  readonly #answer: (request: PhoneRequest) => Reply;
  readonly #asked: PhoneRequest[] = [];
  #call: VirtualCall;
  #inputs = 0;

  constructor(provider: VirtualProvider, setup: CallSetup, answer: (request: PhoneRequest) => Reply) {
    this.#provider = provider;
    this.#answer = answer;
    this.#call = this.#keep(provider.place(setup));
    this.#answerAll();
  }

  take(input: PhoneInput): void {
    this.#call = this.#keep(this.#provider.take(this.#call, input));
    this.#answerAll();
  }

  wait(seconds: number): void {
    this.#runTo(this.#call.at + seconds * 1_000);
  }

  /** Until something of this kind happens that has not happened yet. */
  waitFor(kind: HappeningBody['kind']): void {
    const seen = this.happenings.length;
    while (!this.happenings.slice(seen).some((happening) => happening.kind === kind)) {
      if (!this.#step()) throw new Error(`waited in vain for ${kind}`);
    }
  }

  /** Until nothing is left to happen. */
  finish(): void {
    while (this.#call.at < longestMilliseconds && this.#step()) {
      // Each step answers what it asked.
    }
  }

  situation() {
    return this.#provider.situation(this.#call);
  }

  #step(): boolean {
    const { next } = this.situation();
    if (next === null) return false;
    this.take({ kind: 'time-passed', to: next });
    return true;
  }

  #runTo(to: number): void {
    while (this.#call.at < to && !this.situation().ended) this.take({ kind: 'time-passed', to });
  }

  /** Notices that are sent after the end are heard of too; their replies reach nobody. */
  #answerAll(): void {
    for (let request = this.#asked.shift(); request !== undefined; request = this.#asked.shift()) {
      const reply = this.#answer(request);
      const input: PhoneInput =
        'fails' in reply
          ? { kind: 'request-failed', request: request.number, reason: reply.fails }
          : {
              kind: 'replied',
              request: request.number,
              status: reply.status,
              contentType: reply.contentType ?? 'application/xml',
              body: reply.body ?? '',
              ...(reply.location === undefined ? {} : { location: reply.location }),
            };
      this.#call = this.#keep(this.#provider.take(this.#call, input));
    }
  }

  #keep(moved: Moved): VirtualCall {
    this.#inputs += 1;
    if (this.#inputs > mostInputs) throw new Error(`a call of more than ${mostInputs} inputs`);
    this.happenings.push(...moved.happenings);
    for (const happening of moved.happenings) if (happening.kind === 'requested') this.#asked.push(happening);
    return deeplyFrozen(JSON.parse(JSON.stringify(moved.call)));
  }
}
