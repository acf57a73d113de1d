import { ListeningCall } from './listening-call.ts';
import type { LegEnd, StreamEvent } from './provider-wire.ts';
import type { Callee, Ringing } from './ringing.ts';
import type { Stop } from './strand.ts';
import type { Dial, RecordMessage, Stream } from './verb.ts';

/** One call, told as a story: what the caller hears, presses and says, and what the people do who are rung. */
export class PhoneCall extends ListeningCall {
  /** Keys within one gather; the rest of a longer text would go nowhere, so it is an error. */
  async presses(keys: string): Promise<this> {
    const gather = this.at('gather');
    if (!gather.digits) return this.line.fail('keys are not asked for');
    const { most, finishKey } = gather.digits;
    const finish = finishKey === '' ? -1 : keys.indexOf(finishKey);
    const digits = finish < 0 ? keys : keys.slice(0, finish);
    if (digits.length > most || (finish >= 0 && finish < keys.length - 1))
      this.line.fail(`"${keys}" is more than the ${most} keys that are asked for`);
    this.line.note(`caller presses "${keys}"`);
    if (digits === '') return this.silence();
    const finished = digits.length < most && finish >= 0 ? finishKey : '';
    await this.caller.follow(gather.action, { kind: 'digits', digits, finishKey: finished });
    return this.settle();
  }

  /** Several requests for one key, all on their way at once; the call stays where it is. Resolves to what was answered. */
  async pressesAtOnce(keys: readonly string[]): Promise<string[]> {
    const gather = this.at('gather');
    const asked = keys.map((digits) =>
      this.line.ask(gather.action, { kind: 'digits', digits, finishKey: '' }),
    );
    return (await Promise.all(asked)).map(({ response }) => response.body);
  }

  async says(text: string, confidence: number | null = 0.91): Promise<this> {
    const gather = this.at('gather');
    if (!gather.speech) this.line.fail('speech is not asked for');
    this.line.note(`caller says "${text}"`);
    await this.caller.follow(gather.action, { kind: 'speech', text, confidence });
    return this.settle();
  }

  async silence(): Promise<this> {
    const gather = this.at('gather');
    this.line.note('caller enters nothing');
    if (gather.asksOnSilence) await this.caller.follow(gather.action, { kind: 'nothing' });
    else await this.caller.goOn();
    return this.settle();
  }

  /** Somebody who is rung picks up, goes through the screening, and is connected or refused. */
  async calleeAnswers(callee: Callee = {}): Promise<this> {
    const ringing = this.#rings();
    const connected = await ringing.answer(callee);
    return connected ? this : this.#legEnded(ringing, 'refused');
  }

  async calleeHangsUp(seconds = 37): Promise<this> {
    const ringing = this.#rings();
    const leg = ringing.talking ?? this.line.fail('nobody talks');
    await ringing.end(leg, 'completed', seconds);
    return this.#dialEnded(this.at('dial'), ringing, 'completed');
  }

  calleeBusy(leg?: number): Promise<this> {
    return this.#calleeEnds('busy', leg);
  }

  calleeRejects(leg?: number): Promise<this> {
    return this.#calleeEnds('rejected', leg);
  }

  calleeFails(leg?: number): Promise<this> {
    return this.#calleeEnds('failed', leg);
  }

  /** The ringing time is over for everybody who still rings. */
  async calleeNoAnswer(): Promise<this> {
    const ringing = this.#rings();
    if (!ringing.dial.sequential)
      for (const leg of ringing.legs.filter((one) => one.status === 'ringing').slice(1))
        await ringing.end(leg, 'no-answer');
    return this.#calleeEnds('no-answer');
  }

  /** A machine picks up: its provider says so where it was asked to, and connects it. */
  async machineAnswers(answeredBy: 'machine' | 'human' = 'machine'): Promise<this> {
    const ringing = this.#rings();
    const leg = ringing.ringing();
    const { machineCallback } = leg.order;
    await ringing.answer({ leg: leg.position });
    await this.line.tell(machineCallback, { kind: 'machine', leg, answeredBy });
    return this;
  }

  /** The caller ends the conversation with a star and goes on in the menu. */
  async pressesStar(): Promise<this> {
    const stop = this.stop();
    if (stop.kind === 'conference') return this.leavesConference();
    const dial = this.at('dial');
    if (!dial.hangUpOnStar) this.line.fail('a star does nothing here');
    return this.calleeHangsUp();
  }

  async leavesMessage(seconds: number, endedBy = '#'): Promise<this> {
    const record = this.at('record');
    if (endedBy.length === 1 && !record.finishKeys.includes(endedBy))
      this.line.fail(`the key ${endedBy} does not end the recording`);
    this.line.note(`caller leaves a message of ${seconds} s`);
    await this.#recorded(record, seconds, endedBy);
    return this.settle();
  }

  /** Nothing but silence: no file, no request, the document goes on. */
  async staysSilentOnRecord(): Promise<this> {
    this.at('record');
    this.line.note('caller leaves no message');
    await this.caller.goOn();
    return this.settle();
  }

  /** Leaves the room but stays on the line: pressed a star, was removed, or the room was ended. */
  async leavesConference(): Promise<this> {
    const room = this.at('conference');
    await this.leaveRoom(room);
    if (room.action && room.replaces) {
      await this.caller.follow(room.action, { kind: 'conference-left', room: room.name });
    } else {
      if (room.action) await this.line.ask(room.action, { kind: 'conference-left', room: room.name });
      await this.caller.goOn();
    }
    return this.settle();
  }

  /** What the voice agent is told, and where it is. */
  agent(): Stream {
    return this.at('stream');
  }

  /** The voice agent is there. */
  async agentAnswers(): Promise<this> {
    await this.#tellStream(this.at('stream'), 'started');
    return this;
  }

  /** The voice agent closes its socket. */
  async agentEnds(): Promise<this> {
    return this.#streamEnds('stopped');
  }

  /** Nobody answers at the voice agent's address, or the connection breaks. */
  async agentFails(): Promise<this> {
    return this.#streamEnds('failed');
  }

  /** Whether the action or the status address hears of it first is a matter of luck. */
  async hangsUp(first: 'action' | 'status' = 'action'): Promise<this> {
    const stop = this.stop();
    this.line.note('caller hangs up');
    this.caller.abandon();
    const ringing = this.ringing;
    const talking = ringing?.talking ?? null;
    for (const leg of ringing?.legs ?? [])
      if (leg.status !== 'ended' && leg.status !== 'waiting')
        await ringing?.end(leg, leg === talking ? 'completed' : 'canceled', leg === talking ? 12 : 0);
    if (stop.kind === 'conference') await this.leaveRoom(stop);
    if (stop.kind === 'stream') await this.#tellStream(stop, 'stopped');
    this.line.facts.status = 'completed';
    if (first === 'status') await this.end('completed');
    await this.#toldAction(stop, ringing);
    return this.end('completed');
  }

  /** What the action address hears of a caller who hung up; its answer reaches nobody. */
  async #toldAction(stop: Stop, ringing: Ringing | null): Promise<void> {
    switch (stop.kind) {
      case 'gather':
        return;
      case 'dial': {
        const leg = ringing?.legs.find((one) => one.end === 'completed') ?? ringing?.legs.at(-1);
        if (!ringing || !leg) return this.line.fail('nobody was rung');
        if (stop.action) await this.line.ask(stop.action, this.#dialEvent(ringing, leg.end ?? 'canceled'));
        return;
      }
      case 'record':
        return this.#recorded(stop, 9, 'hangup');
      case 'conference':
        if (stop.action) await this.line.ask(stop.action, { kind: 'conference-left', room: stop.name });
        return;
      case 'stream':
        if (stop.action) await this.line.ask(stop.action, { kind: 'stream-ended' });
    }
  }

  async #streamEnds(event: 'stopped' | 'failed'): Promise<this> {
    const stream = this.at('stream');
    await this.#tellStream(stream, event);
    if (stream.action) await this.caller.follow(stream.action, { kind: 'stream-ended' });
    else await this.caller.goOn();
    return this.settle();
  }

  async #tellStream({ callback, url }: Stream, event: StreamEvent): Promise<void> {
    this.line.note(`the voice agent at ${url}: ${event}`);
    await this.line.tell(callback, { kind: 'stream', url, event });
  }

  #rings(): Ringing {
    this.at('dial');
    return this.ringing ?? this.line.fail('nothing rings');
  }

  async #calleeEnds(end: LegEnd, position?: number): Promise<this> {
    const ringing = this.#rings();
    await ringing.end(ringing.ringing(position), end);
    return this.#legEnded(ringing, end);
  }

  async #legEnded(ringing: Ringing, end: LegEnd): Promise<this> {
    return ringing.over ? this.#dialEnded(this.at('dial'), ringing, end) : this;
  }

  async #dialEnded(dial: Dial, ringing: Ringing, end: LegEnd): Promise<this> {
    const event = this.#dialEvent(ringing, end);
    this.ringing = null;
    if (dial.action && dial.replaces) await this.caller.follow(dial.action, event);
    else {
      if (dial.action) await this.line.ask(dial.action, event);
      await this.caller.goOn();
    }
    return this.settle();
  }

  #dialEvent(ringing: Ringing, end: LegEnd) {
    const leg =
      ringing.legs.find((one) => one.end === 'completed') ??
      ringing.legs.findLast((one) => one.end !== null) ??
      this.line.fail('nobody was rung');
    const { dial } = ringing;
    const recording =
      dial.record && end === 'completed'
        ? this.newRecording('dial', leg.seconds, { ready: dial.recordingCallback })
        : null;
    return { kind: 'dial-ended', leg, end, seconds: leg.seconds, recording } as const;
  }

  async #recorded(record: RecordMessage, seconds: number, endedBy: string): Promise<void> {
    const recording = this.newRecording('message', seconds, {
      ready: record.recordingCallback,
      transcript: record.transcriptionCallback,
    });
    const action = record.action ?? this.line.fail('nobody hears of the recording');
    const event = { kind: 'recorded', recording, endedBy } as const;
    if (endedBy === 'hangup') await this.line.ask(action, event);
    else await this.caller.follow(action, event);
  }
}
