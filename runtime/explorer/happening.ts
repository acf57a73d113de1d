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

/** What a happening is in a few words of English, for tests and logs. */
export function happeningText(happening: HappeningKind): string {
  switch (happening.kind) {
    case 'keys':
      return `presses ${happening.keys}`;
    case 'speech':
      return `says "${happening.text}"${happening.confidence < 0.5 ? ' indistinctly' : ''}`;
    case 'silence':
      return 'keeps silent';
    case 'dialed':
      return `the dial: ${happening.outcome}`;
    case 'recorded':
      return `records: ${happening.how}`;
    case 'looked-up':
      return `the look-up finds ${JSON.stringify(happening.finds)}`;
    case 'room-left':
    case 'stream-ended':
    case 'waited-out':
    case 'hung-up':
    case 'continued':
    case 'overran':
      return happening.kind;
  }
}
