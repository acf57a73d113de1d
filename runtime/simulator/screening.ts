import type { Leg } from './call-record.ts';
import { connect, dialingOf, endTalk, legFailed } from './dial.ts';
import { reportLeg } from './legs.ts';
import type { FarEndAct } from './phone-input.ts';
import { dropStrand, findStrand, newStrand, type Play, tell } from './play.ts';
import { fetchDocument } from './send.ts';
import { cut, hear } from './sounds.ts';

/** The far end does something while it rings. */
export function farEndActs(play: Play, leg: Leg, act: FarEndAct): void {
  switch (act) {
    case 'answers':
      answerLeg(play, leg, 'person');
      return;
    case 'machine-answers':
      answerLeg(play, leg, 'machine');
      return;
    case 'is-busy':
      legFailed(play, leg, 'busy');
      return;
    case 'rejects':
      legFailed(play, leg, 'rejected');
      return;
    case 'does-not-answer':
      legFailed(play, leg, 'no-answer');
      return;
    case 'fails':
      legFailed(play, leg, 'failed');
      return;
  }
}

/** The far end puts the receiver down, or does not take the call. */
export function legHangsUp(play: Play, leg: Leg): void {
  switch (leg.state) {
    case 'ringing':
      legFailed(play, leg, 'rejected');
      return;
    case 'screening':
      legFailed(play, leg, 'completed');
      return;
    case 'talking': {
      const found = dialingOf(play);
      if (found !== null && found.dialing.talks === leg.number) endTalk(play, found.strand, found.dialing);
      return;
    }
    case 'ended':
      return;
  }
}

/** Keys for the far end's own menu, then its document, then the key that accepts: whatever of these there is, and the two are connected. */
export function screenOn(play: Play, leg: Leg, passed: 'answered' | 'keys' | 'document'): void {
  const { sendKeys, document, confirm } = leg.order;
  const strand = findStrand(play, `leg:${leg.number}`);
  if (strand === undefined) return;
  if (passed === 'answered' && sendKeys !== null) {
    strand.doing = { kind: 'sounding', prompt: sendKeys, loops: 1, until: hear(play, strand, sendKeys) };
    return;
  }
  if (passed !== 'document' && document !== null) {
    fetchDocument(play, strand, {
      link: document,
      occasion: { kind: 'leg-document', leg: { ...leg } },
    });
    return;
  }
  if (confirm === null) {
    accept(play, leg);
    return;
  }
  strand.doing = { kind: 'confirming', until: null };
  const party = `leg:${leg.number}` as const;
  const milliseconds = (leg.until ?? play.call.at) - play.call.at;
  tell(play, { kind: 'listening', party, keys: true, speech: false, milliseconds });
}

/** Lets the far end through to the caller. */
export function accept(play: Play, leg: Leg): void {
  const strand = findStrand(play, `leg:${leg.number}`);
  // The key that accepts may come before its document is over.
  if (strand !== undefined) cut(play, strand, 'key');
  dropStrand(play, `leg:${leg.number}`);
  connect(play, leg);
}

function answerLeg(play: Play, leg: Leg, by: Leg['by']): void {
  if (leg.state !== 'ringing') return;
  const { at, later, strands } = play.call;
  const { machine } = leg.order;
  leg.state = 'screening';
  leg.answeredAt = at;
  leg.until = leg.order.confirm === null ? null : at + leg.order.confirm.milliseconds;
  leg.by = by;
  tell(play, { kind: 'leg-answered', leg: leg.number, by });
  reportLeg(play, leg, 'answered');
  if (machine !== null) {
    const { machineDetected, machineMessage } = play.dialect.times;
    const ended = by === 'machine' && machine.waitsForEnd;
    const answeredBy = by === 'person' ? 'human' : ended ? 'machine-message-ended' : 'machine';
    const occasion = { kind: 'machine-detected', leg: { ...leg }, answeredBy } as const;
    later.push({
      at: at + (ended ? machineMessage : machineDetected),
      link: machine.callback,
      occasion,
    });
  }
  strands.push(newStrand(`leg:${leg.number}`));
  screenOn(play, leg, 'answered');
}
