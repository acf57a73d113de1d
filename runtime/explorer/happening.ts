import type { FoundProbe } from '#runtime/contract/probes.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { Line } from './line.ts';

/** Something that may happen to a call at a stop. */
export type Happening = HappeningKind & {
  /** The caller does it on purpose: keys, words, a message. Silence and what others do are not. */
  deliberate: boolean;
  presses: number;
  /** That it takes, prompts apart. */
  seconds: number;
  /** How a scenario says it; null for what no scenario can. */
  steps: ScenarioStep[] | null;
  play: (line: Line) => void;
};

export type HappeningKind =
  | { kind: 'keys'; keys: string }
  | { kind: 'speech'; text: string; confidence: number }
  | { kind: 'silence' }
  | { kind: 'dialed'; outcome: DialOutcome }
  | { kind: 'recorded'; how: 'message' | 'too-short' | 'nothing' }
  | { kind: 'room-left' }
  | { kind: 'stream-ended'; how: 'talked' | 'not-there' | 'time-over' }
  /** The time is over that a step keeps callers for. */
  | { kind: 'waited-out' }
  | { kind: 'looked-up'; finds: FoundProbe }
  | { kind: 'hung-up' }
  | { kind: 'continued' }
  /** The call runs longer than the flow allows, which takes it to the error handler. */
  | { kind: 'overran' };

export type DialOutcome = 'answered' | 'refused' | 'busy' | 'no-answer' | 'rejected' | 'failed' | 'machine';

/** What happens, in a few words of English. */
export function happeningText(happening: HappeningKind): string {
  switch (happening.kind) {
    case 'keys':
      return `presses ${happening.keys}`;
    case 'speech':
      return happening.confidence < 0.5 ? `mumbles “${happening.text}”` : `says “${happening.text}”`;
    case 'dialed':
      return dialText[happening.outcome];
    case 'recorded':
      return recordText[happening.how];
    case 'looked-up':
      return foundText(happening.finds);
    case 'stream-ended':
      return happening.how === 'not-there' ? 'the voice agent is not there' : 'the voice agent is done';
    case 'silence':
      return 'keeps silent';
    case 'room-left':
      return 'the room is closed';
    case 'waited-out':
      return 'waits too long';
    case 'hung-up':
      return 'hangs up';
    case 'continued':
      return 'waits';
    case 'overran':
      return 'talks too long';
  }
}

const dialText: Readonly<Record<DialOutcome, string>> = {
  answered: 'somebody answers',
  refused: 'somebody answers and does not take the call',
  busy: 'the line is busy',
  'no-answer': 'nobody answers',
  rejected: 'the call is turned away',
  failed: 'the number cannot be reached',
  machine: 'an answering machine answers',
};

const recordText = {
  message: 'leaves a message',
  'too-short': 'leaves a very short message',
  nothing: 'leaves no message',
} as const;

function foundText(finds: FoundProbe): string {
  if ('status' in finds) return `the web service answers ${finds.status}`;
  if ('fails' in finds) return 'the look-up fails';
  return 'verify' in finds ? `the code is ${finds.verify}` : 'the look-up finds something';
}
