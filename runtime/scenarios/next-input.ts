import type { RehearsalInput } from '#runtime/rehearsal/rehearsal.ts';
import type { FarEndAct } from '#runtime/simulator/phone-input.ts';
import type { PartySituation } from '#runtime/simulator/virtual-provider.ts';
import { sameNumber } from './same-number.ts';
import type { LegRule, Stage } from './stage.ts';

/**
 * What happens next without the caller doing anything: a far end does as the scenario says, or time passes to the next event. null while the
 * call stands still; with `heedsCaller` also where the caller has something to do, and where nobody says what the one does who is rung.
 */
export function nextInput(stage: Stage, { heedsCaller }: { heedsCaller: boolean }): RehearsalInput | null {
  const { situation, lookUps } = stage.standing;
  if (lookUps.length > 0) return null;
  for (const party of situation.parties) {
    const input = party.party === 'caller' ? null : farEndInput(stage, party);
    if (input) return input;
  }
  if (heedsCaller && !situation.ended && callerIsAsked(stage)) return null;
  const ends = [...stage.legs.values()].flatMap(({ talkEnds, gone }) =>
    gone || talkEnds === null ? [] : talkEnds,
  );
  const to = Math.min(situation.next ?? Number.POSITIVE_INFINITY, ...(situation.ended ? [] : ends));
  return Number.isFinite(to) ? { kind: 'time-passed', to } : null;
}

function farEndInput(stage: Stage, party: PartySituation): RehearsalInput | null {
  const leg = Number(party.party.slice(4));
  const rule = stage.legs.get(leg);
  if (party.state === 'ringing') return rule ? null : ringingInput(stage, leg, party.address);
  // Whoever was taken off the line before the talk was over ends nothing any more.
  if (party.state === 'gone' && rule) rule.gone = true;
  if (!rule || rule.gone) return null;
  if (party.listens?.keys && rule.presses !== '' && !rule.pressed) {
    rule.pressed = true;
    return { kind: 'keys-pressed', by: party.party, keys: rule.presses };
  }
  return talkInput(stage, party, rule);
}

function ringingInput(stage: Stage, leg: number, address: string): RehearsalInput | null {
  const place = stage.farEnds.findIndex(({ number }) => number === undefined || sameNumber(number, address));
  const [rule] = place === -1 ? [] : stage.farEnds.splice(place, 1);
  if (!rule) return null;
  stage.legs.set(leg, { ...rule, pressed: false, talkEnds: null, gone: false });
  return { kind: 'far-end-acted', leg, act: acts[rule.does] };
}

const acts = {
  answers: 'answers',
  busy: 'is-busy',
  'no-answer': 'does-not-answer',
  rejects: 'rejects',
  fails: 'fails',
  machine: 'machine-answers',
} as const satisfies Record<LegRule['does'], FarEndAct>;

function talkInput(stage: Stage, party: PartySituation, rule: LegRule): RehearsalInput | null {
  if (party.talksWith !== 'caller' || rule.talks === null) return null;
  rule.talkEnds ??= stage.standing.at + rule.talks * 1_000;
  if (stage.standing.at < rule.talkEnds) return null;
  rule.gone = true;
  return { kind: 'hung-up', by: party.party };
}

/** Keys, words or a message are wanted of the caller, or the conversation lasts as long as the caller likes, or nobody says who takes the call. */
function callerIsAsked({ standing, legs }: Stage): boolean {
  const { parties } = standing.situation;
  // Of several who are rung at once one took the call: what becomes of that decides.
  const isTaken = parties.some(({ party, state }) => party !== 'caller' && state === 'on-line');
  return parties.some(({ party, state, hears, listens, records, talksWith, room }) => {
    if (party !== 'caller') return state === 'ringing' && !isTaken && !legs.has(Number(party.slice(4)));
    if (listens?.promptOver || records) return true;
    // Who waits in a queue is told the place in it first.
    if (room && !(room.place === 'queue' && hears?.kind === 'speech')) return true;
    if (talksWith === null) return false;
    return (legs.get(Number(talksWith.slice(4)))?.talks ?? null) === null;
  });
}
