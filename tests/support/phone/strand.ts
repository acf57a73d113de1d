import { exchange } from './exchange.ts';
import type { Line } from './line.ts';
import type { PhoneEvent } from './provider-wire.ts';
import type {
  Conference,
  Dial,
  Gather,
  Link,
  Prompt,
  RecordCall,
  RecordMessage,
  Stream,
  Verb,
} from './verb.ts';

/** What a document stops at until somebody does something. */
export type Stop = Gather | Dial | RecordMessage | Conference | Stream;

/** Redirects in a row without any input, after which a caller would have given up. */
const mostRedirects = 60;

/** Runs documents element by element, for the caller, for a person who is rung, or for waiting music. */
export class Strand {
  readonly name: string;
  readonly heard: Prompt[] = [];
  stop: Stop | null = null;
  ended: 'hung-up' | 'document-ended' | 'busy' | 'rejected' | null = null;
  onRecordCall: (verb: RecordCall) => Promise<void> = async () => undefined;
  /** No time passes in a pause: what happens elsewhere meanwhile is done here. */
  onPause: () => Promise<void> = async () => undefined;
  readonly #line: Line;
  readonly #redirected: PhoneEvent;
  #verbs: Verb[] = [];
  #first = true;
  #redirects = 0;

  constructor(line: Line, name: string, redirected: PhoneEvent) {
    this.#line = line;
    this.name = name;
    this.#redirected = redirected;
  }

  /** Asks for a document and runs it in place of the present one. */
  async follow(link: Link, event: PhoneEvent): Promise<void> {
    this.#redirects = 0;
    await this.#load(link, event);
  }

  /** Runs what is left of the document up to the next stop or its end. */
  async goOn(): Promise<void> {
    this.stop = null;
    for (let verb = this.#verbs.shift(); verb; verb = this.#verbs.shift()) {
      const first = this.#first;
      this.#first = false;
      switch (verb.kind) {
        case 'say':
        case 'play':
        case 'pause':
        case 'keys':
          await this.#hear(verb);
          break;
        case 'gather':
          for (const prompt of verb.prompts) await this.#hear(prompt);
          this.stop = verb;
          return;
        case 'dial':
        case 'record':
        case 'conference':
        case 'stream':
          if (this.name !== 'caller')
            this.#line.fail(`a ${verb.kind} must not stand in ${this.name}'s document`);
          this.stop = verb;
          return;
        case 'record-call':
          await this.onRecordCall(verb);
          break;
        case 'redirect':
          this.#redirects += 1;
          if (this.#redirects > mostRedirects) this.#line.fail(`${mostRedirects} redirects in a row`);
          return this.#load(verb.to, this.#redirected);
        case 'hang-up':
          this.ended = 'hung-up';
          return;
        case 'reject':
          if (!first || this.name !== 'caller') this.#line.fail('a reject must come before anything else');
          this.ended = verb.reason === 'busy' ? 'busy' : 'rejected';
          return;
      }
    }
    this.ended = 'document-ended';
  }

  /** Drops what is left, as when the call is moved or the caller hangs up. */
  abandon(): void {
    this.stop = null;
    this.#verbs = [];
  }

  async #load(link: Link, event: PhoneEvent): Promise<void> {
    this.stop = null;
    this.#verbs = await this.#line.document(link, event);
    await this.goOn();
  }

  async #hear(prompt: Prompt): Promise<void> {
    this.heard.push(prompt);
    this.#line.note(`${this.name} hears ${describePrompt(prompt)}`);
    if (prompt.kind === 'pause') await this.onPause();
    if (prompt.kind !== 'play' || !prompt.url.startsWith(`${this.#line.tunnel.publicUrl}/`)) return;
    const request = { method: 'GET', url: prompt.url, headers: { accept: 'audio/*' }, body: '' } as const;
    const sound = await exchange(request, this.#line.tunnel);
    if (sound.status !== 200 || !sound.contentType.startsWith('audio/'))
      this.#line.fail(`${prompt.url} answered ${sound.status} ${sound.contentType}, not a sound`);
  }
}

export function describePrompt(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'say':
      return `"${prompt.text}" (${prompt.language} ${prompt.voice})`;
    case 'play':
      return `the sound ${prompt.url}`;
    case 'pause':
      return `${prompt.seconds} s of silence`;
    case 'keys':
      return `the tones ${prompt.keys}`;
  }
}
