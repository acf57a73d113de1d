import type { Exchange, Line } from './line.ts';
import type { Recording, WireParameters } from './provider-wire.ts';
import type { Link } from './verb.ts';

type RecordingCallbacks = { ready: Link | null; transcript?: Link | null };

/** What a provider does around a call besides following its documents: repeats, late and lost requests, callbacks. */
export class WireCall {
  readonly line: Line;
  readonly #recordings: ({ recording: Recording } & RecordingCallbacks)[] = [];

  constructor(line: Line) {
    this.line = line;
  }

  get id(): string {
    return this.line.facts.id;
  }

  get exchanges(): readonly Exchange[] {
    return this.line.exchanges;
  }

  /** Sends the latest request that asked for a document once more, byte for byte. */
  async repeatLastWebhook(): Promise<{ first: string; again: string }> {
    const last =
      this.line.exchanges.findLast((one) => one.response.body.includes('<')) ??
      this.line.fail('nothing was asked');
    const again = await this.line.send(last.request, last.event, last.parameters);
    return { first: last.response.body, again: again.response.body };
  }

  /** Sends an earlier request once more, long after its document was replaced, with other parameters if told. */
  async sendLate(which: (exchange: Exchange) => boolean, change: WireParameters = {}): Promise<Exchange> {
    const early = this.line.exchanges.find(which) ?? this.line.fail('no such request was sent');
    const parameters = { ...early.parameters, ...change };
    const link = { url: early.request.url.replace(/\?.*$/, ''), method: early.request.method };
    this.line.note('(late)');
    return this.line.send(this.line.signed(link, parameters), early.event, parameters);
  }

  /** The next document does not arrive: the provider turns to the fallback address. */
  losesNextReply(): this {
    this.line.losesReply = true;
    return this;
  }

  holdsCallbacks(): this {
    this.line.held ??= [];
    return this;
  }

  /** Delivers the callbacks kept back, in the order that `arrange` puts them. */
  async deliversCallbacks(arrange: <T>(held: T[]) => T[] = (held) => held): Promise<number> {
    const held = arrange(this.line.held ?? []);
    this.line.held = null;
    for (const { link, event } of held) await this.line.ask(link, event);
    return held.length;
  }

  /** The file of the latest recording (or of the one from `source`) is ready. */
  async callbackRecording(
    options: { source?: Recording['source']; status?: 'completed' | 'absent' | 'failed' } = {},
  ): Promise<this> {
    const { source, status = 'completed' } = options;
    const found = this.#recordings.findLast((one) => source === undefined || one.recording.source === source);
    if (!found?.ready) return this.line.fail('nobody asked to hear of such a recording');
    await this.line.tell(found.ready, { kind: 'recording-ready', recording: found.recording, status });
    return this;
  }

  async callbackTranscription(text: string): Promise<this> {
    const found = this.#recordings.findLast((one) => one.transcript);
    if (!found) return this.line.fail('nobody asked for a transcript');
    await this.line.tell(found.transcript ?? null, { kind: 'transcribed', recording: found.recording, text });
    return this;
  }

  protected newRecording(
    source: Recording['source'],
    seconds: number,
    callbacks: RecordingCallbacks,
  ): Recording {
    const id = this.line.wire.newId('recording');
    const recording = { id, url: this.line.wire.recordingUrl(this.line.account.id, id), seconds, source };
    this.#recordings.push({ recording, ...callbacks });
    return recording;
  }
}
