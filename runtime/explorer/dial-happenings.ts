import type { DialInstruction, DialTarget } from '#runtime/contract/document.ts';
import type { DialEnded, EndedStatus } from '#runtime/contract/event.ts';
import type { FarEndStep, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { explorerLimits } from './explorer-limits.ts';
import { silentMilliseconds } from './gather-happenings.ts';
import type { DialOutcome, Happening } from './happening.ts';
import { factKey, fetchMusic, type Line, mainAnswer, send } from './line.ts';

/** Everything that may become of ringing somebody; where several ring at once it becomes of all of them. */
export function dialHappenings(dial: DialInstruction): Happening[] {
  const { timeoutSeconds, accept, detectMachine } = dial;
  const machine = detectMachine
    ? [outcome(dial, 'machine', { seconds: 12, end: machineAnswering(accept !== null) })]
    : [];
  const refused =
    accept === null ? [] : [outcome(dial, 'refused', { seconds: 8 + accept.seconds, end: refusing })];
  return [
    outcome(dial, 'answered', {
      seconds: 8 + talkSeconds,
      end: accept === null ? answered : accepting(accept.key),
    }),
    outcome(dial, 'no-answer', { seconds: timeoutSeconds, end: ended('no-answer') }),
    outcome(dial, 'busy', { seconds: 2, end: ended('busy') }),
    outcome(dial, 'rejected', { seconds: 4, end: ended('rejected') }),
    outcome(dial, 'failed', { seconds: 2, end: ended('failed') }),
    ...refused,
    ...machine,
  ];
}

const talkSeconds = 20;

type End = (line: Line, legs: number[]) => void;

function outcome(
  dial: DialInstruction,
  kind: DialOutcome,
  { seconds, end }: { seconds: number; end: End },
): Happening {
  const legs = dial.targets.map(({ leg }) => leg);
  return {
    kind: 'dialed',
    outcome: kind,
    deliberate: false,
    presses: 0,
    seconds,
    steps: stepsFor(dial, kind),
    play: (line) => {
      if (dial.ringback === 'music') fetchMusic(line);
      if (dial.whisper && (kind === 'answered' || kind === 'refused')) fetchLeg(line, legs[0] ?? 0);
      end(line, legs);
    },
  };
}

/** One person answers; busy, away or on the phone must be all of them. */
function stepsFor({ targets, accept }: DialInstruction, kind: DialOutcome): ScenarioStep[] {
  const first: FarEndStep = {
    does: 'answers',
    talks: talkSeconds,
    ...(accept === null ? {} : { presses: accept.key }),
  };
  if (kind === 'answered') return [{ dial: first }];
  const all = (step: FarEndStep): ScenarioStep[] => targets.map(() => ({ dial: step }));
  switch (kind) {
    case 'refused':
      return all('answers');
    case 'rejected':
      return all('rejects');
    case 'failed':
      return all('fails');
    case 'machine':
      // It takes a while to be told from a person.
      return all({ does: 'machine', talks: talkSeconds });
    case 'busy':
    case 'no-answer':
      return all(kind);
  }
}

function dialEnded(line: Line, status: EndedStatus | 'rejected'): void {
  const end: Pick<DialEnded, 'seconds' | 'recording' | 'legCallId'> = {
    seconds: status === 'completed' ? talkSeconds : null,
    recording: null,
    legCallId: '',
  };
  send(line, { ...mainAnswer(line), kind: 'dial-ended', status, ...end });
}

const answered: End = (line) => dialEnded(line, 'completed');
const ended =
  (status: EndedStatus | 'rejected'): End =>
  (line) =>
    dialEnded(line, status);

const accepting =
  (key: string): End =>
  (line, legs) => {
    const [leg = 0] = legs;
    fetchLeg(line, leg);
    send(line, { ...legAnswer(line, leg), kind: 'digits-gathered', digits: key });
    dialEnded(line, 'completed');
  };

/** The person answers and presses nothing, until the flow gives up asking. */
const refusing: End = (line, legs) => {
  pressNothing(line, legs);
  dialEnded(line, 'no-answer');
};

/** All are asked at the same time; it is over with the last of them. */
function pressNothing(line: Line, legs: number[]): void {
  const began = line.at;
  const ends = legs.map((leg) => {
    line.at = began;
    fetchLeg(line, leg);
    for (let time = 0; time < explorerLimits.pages; time += 1) {
      const question = line.aside.find((instruction) => instruction.kind === 'gather');
      if (question === undefined) break;
      line.at += silentMilliseconds(line, question);
      send(line, { ...legAnswer(line, leg), kind: 'nothing-gathered' });
    }
    return line.at;
  });
  line.at = Math.max(began, ...ends);
}

/** A machine that is asked for a key presses none. */
const machineAnswering =
  (asked: boolean): End =>
  (line, legs) => {
    if (asked) pressNothing(line, legs);
    for (const leg of legs)
      send(line, {
        class: 'fact',
        kind: 'machine-detected',
        key: `${factKey(line)}-${leg}`,
        leg,
        answeredBy: 'machine',
      });
    if (line.effects.some(({ kind }) => kind === 'redirect-call'))
      send(line, { class: 'fetch', kind: 'document-fetched', thread: 'main', reason: 'moved' });
    else dialEnded(line, 'no-answer');
  };

function fetchLeg(line: Line, leg: DialTarget['leg']): void {
  line.aside = [];
  send(line, { class: 'fetch', kind: 'document-fetched', thread: `leg:${leg}`, reason: 'whisper' });
}

function legAnswer(line: Line, leg: number) {
  const thread = `leg:${leg}` as const;
  return {
    class: 'answer',
    thread,
    document: line.state?.threads[thread]?.document ?? 0,
    callerGone: false,
  } as const;
}
