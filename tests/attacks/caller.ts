import type { WireAnswer } from './line.ts';
import type { Attacked, Target } from './target.ts';

/** Somebody who calls our number, as the provider tells of them; every webhook is signed. */
export class Caller {
  readonly #target: Target;
  readonly #provider: Attacked;
  readonly #fields: [string, string][];

  constructor(target: Target, provider: Attacked, identity: { id: string; from: string; name: string }) {
    const { number } = target.account(provider);
    this.#target = target;
    this.#provider = provider;
    this.#fields = [
      [provider === 'twilio' ? 'CallSid' : 'CallUUID', identity.id],
      ['From', identity.from],
      ['CallerName', identity.name],
      ['To', provider === 'plivo' ? number.slice(1) : number],
      ['CallStatus', provider === 'twilio' ? 'in-progress' : 'ringing'],
      ['Direction', 'inbound'],
    ];
  }

  starts(): Promise<WireAnswer> {
    return this.#sends(`/v1/${this.#provider}/voice`, []);
  }

  /** Answers what the reply asked. */
  says(asked: WireAnswer, words: string): Promise<WireAnswer> {
    const [, action = ''] = /(?:action)="([^"]+)"/.exec(asked.body) ?? [];
    if (action === '') throw new Error(`Nothing is asked: ${asked.body}`);
    const { pathname, search } = new URL(action.replaceAll('&amp;', '&'));
    const field = this.#provider === 'twilio' ? 'SpeechResult' : 'Speech';
    return this.#sends(pathname + search, [[field, words]]);
  }

  #sends(path: string, more: [string, string][]): Promise<WireAnswer> {
    const form = [...this.#fields, ...more].map(([name, value]): [string, string] => [
      name,
      value.toWellFormed(),
    ]);
    const { token } = this.#target.account(this.#provider);
    return this.#target.send({ path, form, signedBy: { provider: this.#provider, token } });
  }
}
