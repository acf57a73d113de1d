import type { FlowSettings } from './flow.ts';
import type { Json } from './json.ts';
import type { Resources } from './resources.ts';
import type { Need } from './step-result.ts';

/** What a look-up may find, in the words of a scenario. */
export type FoundProbe =
  | { status: number; body?: Json }
  | { fails: 'timeout' | 'unreachable' }
  | { verify: 'sent' | 'not-sent' | 'approved' | 'wrong' | 'expired' }
  | { queue: 'nobody' | 'agent' | 'full' | 'caller' | 'call-back' }
  /** `room`: how a scenario makes it so, by leaving the room that the caller waits in as it is, or by opening it; absent where it cannot. */
  | { result: Json; room?: 'stays' | 'opens' };

/**
 * What is worth trying with a step, besides what its instructions show by themselves: for whoever walks a flow without a person
 * (`runtime/explorer`). All of it may be left out, and what is left out is not tried.
 */
export type Probes = {
  /** Worth keying in where it asks for keys. */
  digits?: string[];
  /** Worth saying where it listens. */
  phrases?: string[];
  /** Where it goes by the clock: moments worth a try, in milliseconds since 1970, and what it makes of any moment. */
  clock?: { moments: number[]; like: (at: number) => string };
  /** Callers' numbers, what they called, and ids of calls, for which it does something of its own. */
  callers?: string[];
  called?: string[];
  calls?: string[];
  lookUps?: Partial<Record<Need['kind'], FoundProbe[]>>;
  /** Values that something is compared with, by its name: `vars.plan`, `steps.menu.digits`, `caller.number`. */
  compares?: { name: string; values: string[] }[];
  /** Fields of its own results that it reads when the call comes again. */
  reads?: string[];
  /** It may go back to the return point before. */
  goesBack?: boolean;
  /** Outcomes for what can hardly happen: it is no news that no call takes them. */
  rare?: string[];
  /** Seconds after which it goes on by itself, whatever the caller does. */
  lastsSeconds?: number;
  /** It keeps callers waiting for as long as it takes: that nothing changes meanwhile is meant. */
  waits?: boolean;
};

export type ProbeContext = {
  node: { id: string; slug: string };
  /** About when calls are tried, in milliseconds since 1970. */
  now: number;
  settings: FlowSettings;
  resources: Resources;
  /** What steps of the flow compare with this name; nothing while that is still being asked. */
  wanted: (name: string) => string[];
};
