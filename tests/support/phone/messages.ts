import { randomBytes } from 'node:crypto';
import { exchange, type Tunnel, type WireResponse } from './exchange.ts';
import type { Account } from './line.ts';
import { plivoMessageParameters } from './plivo/message-parameters.ts';
import type { ProviderWire, WireParameters } from './provider-wire.ts';
import type { SentMessage } from './rest-interface.ts';
import { twilioMessageParameters } from './twilio/message-parameters.ts';
import { parseXml } from './xml-element.ts';

type Text = { id: string; account: string; from: string; to: string; text: string };

export type MessageParameters = {
  received: (text: Text) => WireParameters;
  reported: (message: SentMessage, status: string, error: string) => WireParameters;
};

/** A provider's side of text messages: brings those that people write, and tells what became of ours. */
export class Messages {
  readonly #wire: ProviderWire;
  readonly #account: Account;
  readonly #tunnel: Tunnel;

  constructor({ wire, account, tunnel }: { wire: ProviderWire; account: Account; tunnel: Tunnel }) {
    this.#wire = wire;
    this.#account = account;
    this.#tunnel = tunnel;
  }

  /** Somebody writes to one of our numbers; resolves to the message that they get back, '' for none. Comes twice with the same `id`. */
  async writes(to: string, text: string, { from = '+12125550100', id = newId() } = {}): Promise<string> {
    const url = `${this.#tunnel.publicUrl}/v1/${this.#wire.name}/message`;
    const account = this.#account.id;
    const response = await this.#post(
      url,
      parameters[this.#wire.name].received({ id, account, from, to, text }),
    );
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    return reply(response.body, this.#wire.name === 'plivo' ? { src: to.slice(1), dst: from.slice(1) } : {});
  }

  /** Tells what became of a message of ours, in the provider's own words; resolves to the status of the reply. */
  async reports(message: SentMessage, status: string, error = ''): Promise<number> {
    if (!message.callback) throw new Error('Nobody wants to hear of this message.');
    const form = parameters[this.#wire.name].reported(message, status, error);
    return (await this.#post(message.callback.url, form)).status;
  }

  #post(url: string, form: WireParameters): Promise<WireResponse> {
    const signature = this.#wire.sign({ method: 'POST', url, form, token: this.#account.token });
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', ...signature };
    const body = new URLSearchParams(form).toString();
    return exchange({ method: 'POST', url, headers, body }, this.#tunnel);
  }
}

const parameters = { twilio: twilioMessageParameters, plivo: plivoMessageParameters };

function newId(): string {
  return `SM${randomBytes(16).toString('hex')}`;
}

/** The text of the one message in the reply, which must go back where it came from. */
function reply(document: string, expected: Readonly<Record<string, string>>): string {
  const root = parseXml(document);
  const [message, ...others] = root.children;
  if (root.name !== 'Response' || others.length > 0) throw new Error(`This is no reply: ${document}`);
  if (message === undefined) return '';
  if (message.name !== 'Message') throw new Error(`This is no message: ${document}`);
  for (const [name, value] of Object.entries(expected))
    if (message.attributes[name] !== value) throw new Error(`The reply goes elsewhere: ${document}`);
  return message.text;
}
