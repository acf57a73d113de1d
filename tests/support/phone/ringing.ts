import type { Line } from './line.ts';
import type { Leg, LegEnd, LegEvent } from './provider-wire.ts';
import { Strand } from './strand.ts';
import type { Dial } from './verb.ts';

/** What a person who is rung does once they have picked up. */
export type Callee = {
  /** Which of the people who are rung, from 1; by default the first one still ringing. */
  leg?: number;
  /** Keys for a screening; without any the callee stays silent. */
  presses?: string;
  hears?: RegExp;
};

/** One `<Dial>` while it lasts: the people who are rung, and what becomes of them. */
export class Ringing {
  readonly legs: Leg[];
  readonly dial: Dial;
  readonly #line: Line;
  #sequence = 0;

  constructor(line: Line, dial: Dial) {
    this.#line = line;
    this.dial = dial;
    this.legs = dial.legs.map((order, index) => ({
      id: line.wire.newId('call'),
      position: index + 1,
      order,
      status: 'waiting',
      end: null,
      seconds: 0,
      callerId: dial.callerId,
    }));
  }

  get talking(): Leg | null {
    return this.legs.find((leg) => leg.status === 'talking') ?? null;
  }

  async begin(): Promise<void> {
    const first = this.dial.sequential ? this.legs.slice(0, 1) : this.legs;
    for (const leg of first) await this.#ring(leg);
  }

  /** The leg is picked up and hears its document; true when it is connected with the caller. */
  async answer(callee: Callee): Promise<boolean> {
    const leg = this.ringing(callee.leg);
    leg.status = 'screening';
    this.#line.note(`${leg.order.address} picks up`);
    await this.#report(leg, 'answered');
    const accepted = await this.#screen(leg, callee);
    if (!accepted) {
      await this.end(leg, 'refused', 4);
      return false;
    }
    leg.status = 'talking';
    await this.#report(leg, 'connected');
    for (const other of this.legs) {
      if (other !== leg && other.status !== 'ended' && other.status !== 'waiting')
        await this.#close(other, 'canceled');
    }
    return true;
  }

  /** Ends a leg; when the nouns are tried in order the next one rings. */
  async end(leg: Leg, end: LegEnd, seconds = 0): Promise<void> {
    leg.seconds = seconds;
    await this.#close(leg, end);
    const next = this.legs.find((other) => other.status === 'waiting');
    if (next && end !== 'completed' && this.dial.sequential) await this.#ring(next);
  }

  get over(): boolean {
    return this.legs.every((leg) => leg.status === 'ended' || leg.status === 'waiting');
  }

  ringing(position?: number): Leg {
    const leg = this.legs.find(
      (candidate) =>
        candidate.status === 'ringing' && (position === undefined || candidate.position === position),
    );
    return leg ?? this.#line.fail(`nobody rings${position === undefined ? '' : ` at place ${position}`}`);
  }

  async #ring(leg: Leg): Promise<void> {
    leg.status = 'ringing';
    this.#line.note(`it rings at ${leg.order.address}`);
    await this.#report(leg, 'initiated');
    await this.#report(leg, 'ringing');
  }

  async #close(leg: Leg, end: LegEnd): Promise<void> {
    leg.status = 'ended';
    leg.end = end;
    this.#line.note(`${leg.order.address}: ${end}`);
    await this.#report(leg, 'ended');
  }

  async #report(leg: Leg, event: LegEvent): Promise<void> {
    if (!leg.order.events.includes(event)) return;
    this.#sequence += 1;
    await this.#line.tell(leg.order.statusCallback, {
      kind: 'leg-status',
      leg: { ...leg },
      event,
      sequence: this.#sequence,
    });
  }

  /** Runs the document for the callee; true when they are let through. */
  async #screen(leg: Leg, callee: Callee): Promise<boolean> {
    const { document, confirmKey } = leg.order;
    const strand = new Strand(this.#line, 'callee', { kind: 'leg-document', leg });
    let keys = callee.presses ?? '';
    if (document) {
      await strand.follow(document, { kind: 'leg-document', leg });
      for (let gather = strand.stop; gather?.kind === 'gather'; gather = strand.stop) {
        const most = gather.digits?.most ?? 0;
        const digits = keys.slice(0, most);
        keys = keys.slice(most);
        if (digits === '' && !gather.asksOnSilence) await strand.goOn();
        else {
          this.#line.note(`callee presses "${digits}"`);
          await strand.follow(gather.action, { kind: 'leg-digits', leg, digits, finishKey: '' });
        }
      }
    }
    if (callee.hears) {
      const words = strand.heard.map((prompt) => (prompt.kind === 'say' ? prompt.text : ''));
      if (!words.some((text) => callee.hears?.test(text)))
        this.#line.fail(`the callee hears ${JSON.stringify(words)}, not ${callee.hears}`);
    }
    if (strand.ended === 'hung-up') return false;
    return confirmKey === null || keys.includes(confirmKey);
  }
}
