import type { Line } from './line.ts';
import type { CallerStatus, RoomEvent } from './provider-wire.ts';
import { Ringing } from './ringing.ts';
import { describePrompt, type Stop, Strand } from './strand.ts';
import type { Conference, Link, RecordCall } from './verb.ts';
import { WireCall } from './wire-call.ts';

/** The caller's end of the line: runs the documents, and tells a story what was heard and where the call stands. */
export class ListeningCall extends WireCall {
  protected readonly caller: Strand;
  /** What the caller hears while it rings or before the conference starts. */
  readonly #waiting: Strand;
  #heard = 0;
  protected ringing: Ringing | null = null;
  #roomSequence = 0;
  #over = false;

  constructor(line: Line) {
    super(line);
    this.caller = new Strand(line, 'caller', { kind: 'redirected' });
    this.#waiting = new Strand(line, 'waiting caller', { kind: 'music' });
    this.caller.onRecordCall = (verb) => this.#recordCall(verb);
  }

  /** What happens elsewhere in the next pause that the caller hears. */
  inNextPause(happens: () => Promise<unknown>): this {
    this.caller.onPause = async () => {
      this.caller.onPause = async () => undefined;
      await happens();
    };
    return this;
  }

  /** Places the call and runs the first document. */
  async begin(): Promise<this> {
    const document = this.line.addresses.voice;
    this.line.note(`${this.line.facts.from} calls ${this.line.facts.to}`);
    await this.caller.follow(document, { kind: 'started' });
    return this.settle();
  }

  status(): 'gathering' | 'ringing' | 'talking' | 'recording' | 'in-conference' | 'with-agent' | 'over' {
    if (this.#over) return 'over';
    switch (this.stop().kind) {
      case 'gather':
        return 'gathering';
      case 'dial':
        return this.ringing?.talking ? 'talking' : 'ringing';
      case 'record':
        return 'recording';
      case 'conference':
        return 'in-conference';
      case 'stream':
        return 'with-agent';
    }
  }

  /** The next thing heard that matches; everything before it counts as heard. */
  hears(words: RegExp, expected: { language?: string; voice?: RegExp } = {}): this {
    const index = this.caller.heard.findIndex((prompt, position) => {
      if (position < this.#heard) return false;
      if (prompt.kind === 'play') return words.test(prompt.url);
      if (prompt.kind === 'keys') return words.test(prompt.keys);
      if (prompt.kind !== 'say' || !words.test(prompt.text)) return false;
      if (expected.language !== undefined && prompt.language !== expected.language) return false;
      return expected.voice?.test(prompt.voice) ?? true;
    });
    if (index < 0) {
      const rest = this.caller.heard.slice(this.#heard).map(describePrompt);
      this.line.fail(`${words} is not heard, but ${rest.join(', ') || 'nothing more'}`);
    }
    this.#heard = index + 1;
    return this;
  }

  /** Nothing that was not yet counted as heard matches. */
  doesNotHear(words: RegExp): this {
    const rest = this.caller.heard.slice(this.#heard).map(describePrompt);
    const found = rest.find((text) => words.test(text));
    if (found) this.line.fail(`${found} should not be heard`);
    return this;
  }

  hearsWhileWaiting(words: RegExp): this {
    const heard = this.#waiting.heard.map(describePrompt);
    if (!heard.some((text) => words.test(text)))
      this.line.fail(`${words} is not heard while waiting, but ${heard.join(', ') || 'nothing'}`);
    return this;
  }

  /** The name of the conference that the call is in. */
  room(): string {
    return this.at('conference').name;
  }

  /** Who is being rung, and whose number they see. */
  rung(): { address: string; callerId: string } {
    const { legs, callerId } = this.at('dial');
    const address = (legs[0] ?? this.line.fail('nobody is rung')).address;
    const withPlus = (number: string) => (/^\d{7,15}$/.test(number) ? `+${number}` : number);
    return { address: withPlus(address), callerId: withPlus(callerId) };
  }

  /** The provider's REST interface was told to fetch this document for the caller. */
  async movedTo(link: Link): Promise<this> {
    this.line.note('the call is moved');
    const ringing = this.ringing;
    this.caller.abandon();
    for (const leg of ringing?.legs ?? [])
      if (leg.status !== 'ended' && leg.status !== 'waiting') await ringing?.end(leg, 'completed', 5);
    this.ringing = null;
    await this.caller.follow(link, { kind: 'redirected' });
    return this.settle();
  }

  /** The provider's REST interface was told to end the call. */
  async endedByProvider(): Promise<this> {
    this.caller.abandon();
    return this.end('completed');
  }

  // --- inside ----------------------------------------------------------------------------------------------------

  /** After the document has run: begins what it stopped at, or ends the call. */
  protected async settle(): Promise<this> {
    const { ended, stop } = this.caller;
    if (ended === 'busy') return this.end('busy');
    if (ended === 'rejected') return this.end('no-answer');
    this.line.facts.status = 'in-progress';
    if (ended) return this.end('completed');
    if (stop?.kind === 'dial') {
      this.ringing = new Ringing(this.line, stop);
      if (stop.music) await this.#waiting.follow(stop.music, { kind: 'music' });
      await this.ringing.begin();
    }
    if (stop?.kind === 'conference') await this.#enterRoom(stop);
    return this;
  }

  protected async end(status: CallerStatus): Promise<this> {
    if (this.#over) return this;
    this.#over = true;
    this.line.facts.status = status;
    this.line.note(`the call is over: ${status}`);
    await this.line.tell(this.line.addresses.status, {
      kind: 'ended',
      status,
      seconds: status === 'completed' ? 61 : 0,
    });
    return this;
  }

  protected stop(): Stop {
    if (this.#over) return this.line.fail('the call is over');
    return this.caller.stop ?? this.line.fail('the call waits for nothing');
  }

  protected at<Kind extends Stop['kind']>(kind: Kind): Extract<Stop, { kind: Kind }> {
    const stop = this.stop();
    return isKind(stop, kind) ? stop : this.line.fail(`the call is at a ${stop.kind}, not at a ${kind}`);
  }

  async #recordCall(verb: RecordCall): Promise<void> {
    const recording = this.newRecording('call', 61, { ready: verb.recordingCallback });
    await this.line.tell(verb.started, { kind: 'recording-started', recording });
  }

  async #enterRoom(room: Conference): Promise<void> {
    if (room.record) this.newRecording('conference', 55, { ready: room.recordingCallback });
    await this.#tellRoom(room, 'join');
    if (room.wait) await this.#waiting.follow(room.wait, { kind: 'music' });
    if (room.startOnEnter) await this.#tellRoom(room, 'start');
  }

  protected async leaveRoom(room: Conference): Promise<void> {
    await this.#tellRoom(room, 'leave');
    await this.#tellRoom(room, 'end');
  }

  async #tellRoom(room: Conference, event: RoomEvent): Promise<void> {
    if (!room.events.includes(event)) return;
    this.#roomSequence += 1;
    await this.line.tell(room.callback, {
      kind: 'room',
      room: room.name,
      event,
      sequence: this.#roomSequence,
      recording: null,
    });
  }
}

function isKind<Kind extends Stop['kind']>(stop: Stop, kind: Kind): stop is Extract<Stop, { kind: Kind }> {
  return stop.kind === kind;
}
