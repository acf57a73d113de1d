import { exchange, type Tunnel, type WireRequest, type WireResponse } from './exchange.ts';
import { PhoneError } from './phone-error.ts';
import type { CallFacts, PhoneEvent, ProviderWire, WireParameters } from './provider-wire.ts';
import type { Link, Verb } from './verb.ts';

export type Account = { id: string; token: string };
/** The three addresses that stand at the provider for a number. */
export type Addresses = { voice: Link; status: Link; fallback: Link };

export type Exchange = {
  event: PhoneEvent;
  parameters: WireParameters;
  request: WireRequest;
  response: WireResponse;
};

/** The wire of one call: signs and sends, remembers every exchange, and fails with the whole story. */
export class Line {
  readonly wire: ProviderWire;
  readonly tunnel: Tunnel;
  readonly account: Account;
  readonly addresses: Addresses;
  readonly facts: CallFacts;
  readonly transcript: string[] = [];
  readonly exchanges: Exchange[] = [];
  /** Callbacks kept back to be delivered later; null sends each at once. */
  held: { link: Link; event: PhoneEvent }[] | null = null;
  /** The next reply never reaches the provider. */
  losesReply = false;

  constructor(options: {
    wire: ProviderWire;
    tunnel: Tunnel;
    account: Account;
    addresses: Addresses;
    facts: CallFacts;
  }) {
    this.wire = options.wire;
    this.tunnel = options.tunnel;
    this.account = options.account;
    this.addresses = options.addresses;
    this.facts = options.facts;
  }

  /** Asks for a document and reads it. A lost reply sends the provider to the fallback address. */
  async document(link: Link, event: PhoneEvent): Promise<Verb[]> {
    const { response } = await this.ask(link, event);
    if (this.losesReply) {
      this.losesReply = false;
      this.note('  (the reply is lost on the way)');
      return this.document(this.addresses.fallback, { kind: 'fallback', failedUrl: link.url });
    }
    if (!/^(application|text)\/xml\b/.test(response.contentType))
      this.fail(`${link.url} answered with ${response.contentType}, not with XML`);
    const bytes = Buffer.byteLength(response.body);
    if (bytes > this.wire.mostDocumentBytes) this.fail(`${link.url} answered ${bytes} bytes, too many`);
    try {
      return this.wire.read(response.body, link.url);
    } catch (error) {
      return this.fail(`${link.url}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Tells something whose answer the provider ignores; now, or when held callbacks are delivered. */
  async tell(link: Link | null, event: PhoneEvent): Promise<void> {
    if (!link) return;
    if (this.held) this.held.push({ link, event });
    else await this.ask(link, event);
  }

  async ask(link: Link, event: PhoneEvent): Promise<Exchange> {
    const parameters = this.wire.parameters(event, this.facts);
    return this.send(this.signed(link, parameters), event, parameters);
  }

  /** The request that the provider would send. */
  signed(link: Link, parameters: WireParameters, token = this.account.token): WireRequest {
    const { method } = link;
    const query = new URLSearchParams(parameters).toString();
    const url = method === 'GET' ? `${link.url}${link.url.includes('?') ? '&' : '?'}${query}` : link.url;
    const form = method === 'POST' ? parameters : {};
    return {
      method,
      url,
      headers: {
        accept: '*/*',
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
        ...this.wire.sign({ method, url, form, token }),
      },
      body: method === 'POST' ? query : '',
    };
  }

  async send(request: WireRequest, event: PhoneEvent, parameters: WireParameters): Promise<Exchange> {
    this.note(`-> ${event.kind} ${request.method} ${request.url.slice(this.tunnel.publicUrl.length)}`);
    const response = await exchange(request, this.tunnel).catch((error: unknown) =>
      this.fail(
        `${request.url} could not be reached: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
    this.note(`<- ${response.status} ${response.body.replace(/\s+/g, ' ')}`);
    if (response.status < 200 || response.status > 299)
      this.fail(`${request.url} answered ${response.status}`);
    const done = { event, parameters, request, response };
    this.exchanges.push(done);
    return done;
  }

  note(line: string): void {
    this.transcript.push(line.slice(0, 2_000));
  }

  fail(message: string): never {
    throw new PhoneError(`${this.wire.name} call ${this.facts.id}: ${message}`, this.transcript);
  }
}
