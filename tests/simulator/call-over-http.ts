import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import type { Happening, HappeningBody, PhoneRequest } from '#runtime/simulator/happening.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { Moved, VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { exchange, type Tunnel } from '../support/phone/exchange.ts';
import type { ProviderWire } from '../support/phone/provider-wire.ts';

type Line = { provider: VirtualProvider; wire: ProviderWire; tunnel: Tunnel; token: string };

/** A virtual call whose requests go to a real server, signed as the provider signs them. */
export class CallOverHttp {
  readonly happenings: Happening[] = [];
  readonly #line: Line;
  readonly #asked: PhoneRequest[] = [];
  #call: VirtualCall | null = null;

  private constructor(line: Line) {
    this.#line = line;
  }

  static async place(line: Line, setup: CallSetup): Promise<CallOverHttp> {
    const call = new CallOverHttp(line);
    await call.#goOn(line.provider.place(setup));
    return call;
  }

  async take(...inputs: PhoneInput[]): Promise<void> {
    for (const input of inputs)
      if (this.#call !== null) await this.#goOn(this.#line.provider.take(this.#call, input));
  }

  /** Lets time pass until something of this kind happens that has not happened yet. */
  async waitFor(kind: HappeningBody['kind']): Promise<void> {
    const seen = this.happenings.length;
    while (!this.happenings.slice(seen).some((happening) => happening.kind === kind)) {
      const next = this.#call === null ? null : this.#line.provider.situation(this.#call).next;
      if (next === null) throw new Error(`waited in vain for ${kind}:\n${this.story().join('\n')}`);
      await this.take({ kind: 'time-passed', to: next });
    }
  }

  /** What was heard and done, a line each. */
  story(): string[] {
    return this.happenings.flatMap((happening) => tell(happening) ?? []);
  }

  async #goOn({ call, happenings }: Moved): Promise<void> {
    this.#call = call;
    this.happenings.push(...happenings);
    for (const happening of happenings) if (happening.kind === 'requested') this.#asked.push(happening);
    for (let request = this.#asked.shift(); request !== undefined; request = this.#asked.shift())
      await this.take({ kind: 'replied', request: request.number, ...(await this.#send(request)) });
  }

  async #send({ method, url: address, parameters, headers }: PhoneRequest) {
    const { wire, tunnel, token } = this.#line;
    const query = new URLSearchParams(parameters).toString();
    const url = method === 'GET' ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;
    const form = method === 'POST' ? parameters : {};
    const type = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const sent = { ...type, ...headers, ...wire.sign({ method, url, form, token }) };
    const body = method === 'POST' ? query : '';
    const reply = await exchange({ method, url, headers: sent, body }, tunnel);
    return { status: reply.status, contentType: reply.contentType, body: reply.body };
  }
}

function tell(happening: Happening): string | null {
  switch (happening.kind) {
    case 'sound-began': {
      const { sound, party } = happening;
      if (sound.kind === 'speech') return `${party} hears: ${sound.text}`;
      return sound.kind === 'audio'
        ? `${party} hears ${new URL(sound.url).pathname}`
        : `${party} hears ${sound.kind}`;
    }
    case 'keys-pressed':
      return `${happening.party} presses ${happening.keys}`;
    case 'spoken':
      return `${happening.party} says: ${happening.text}`;
    case 'leg-rang':
      return `rings ${happening.target}`;
    case 'leg-ended':
      return `leg ${happening.leg} is over: ${happening.status}`;
    case 'connected':
      return `talks with leg ${happening.leg}`;
    case 'requested':
      return `${happening.notice ? 'tells' : 'asks'} ${new URL(happening.url).pathname}`;
    case 'provider-complained':
      return `complains: ${happening.code}`;
    case 'call-ended':
      return `ends: ${happening.status}`;
    default:
      return null;
  }
}
