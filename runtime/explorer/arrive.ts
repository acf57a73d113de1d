import type { Happening } from './happening.ts';
import { heardIn } from './heard.ts';
import type { Line } from './line.ts';
import { slimState } from './slim-state.ts';
import type { Stop, Waiting, Way } from './stop.ts';
import type { Walk } from './walk.ts';

export type Arrival = { line: Line; from: Stop | null; happening: Happening | null; staged: boolean };

/** Where a call is after a happening: at a stop that is known, or at a new one. */
export function arrive(walk: Walk, { line, from, happening, staged }: Arrival): Way {
  const { state } = line;
  if (state === null) throw new Error('A call has no state after its first turn');
  const waits = waitingOf(line);
  const { state: slim, key } = slimState({
    state,
    world: line.world,
    programs: walk.programs,
    live: walk.live,
  });
  const heard = heardIn(line.heard, walk.resources);
  const silent = silenceBefore(from, happening);
  const nothing = heard.sounds.length === 0;
  const quiet = Math.max(silent + heard.lead, heard.longest, nothing ? emptyAsk(waits) + silent : 0);
  const full = waits.kind === 'ended' ? endKey(waits.ending, line) : `${key} ${waits.kind}`;
  const marked = staged ? `${full} staged` : full;
  const known = walk.byKey.get(marked);
  const parts = {
    world: line.world,
    from,
    happening,
    trace: line.trace,
    heard,
    quiet,
    effects: line.effects,
    staged,
  };
  if (known !== undefined) return { ...parts, to: known };
  const frame = slim.frames.at(-1);
  const stop: Stop = {
    id: walk.stops.length,
    world: line.world,
    state: slim,
    place: frame === undefined ? null : { version: frame.version, node: frame.node },
    waits,
    get way() {
      return first;
    },
    ways: [],
    depth: (from?.depth ?? -1) + 1,
    presses: (from?.presses ?? 0) + (happening?.presses ?? 0),
    seconds: (from?.seconds ?? 0) + (happening?.seconds ?? 0) + heard.seconds,
    quiet:
      waits.kind === 'instruction' && waits.instruction.kind !== 'continue'
        ? 0
        : heard.tail + (nothing ? silent : 0),
  };
  const first: Way = { ...parts, to: stop };
  walk.byKey.set(marked, stop);
  walk.stops.push(stop);
  return first;
}

/** Ends at one step are alike, whatever came before. */
function endKey(ending: string, { trace }: Line): string {
  const last = trace.at(-1);
  return `ended ${ending} ${last?.version ?? ''}/${last?.node ?? ''}`;
}

/** What was silent before, and the waiting for a look-up that outlasts what is said meanwhile. */
function silenceBefore(from: Stop | null, happening: Happening | null): number {
  if (from === null || happening === null) return 0;
  if (from.waits.kind !== 'look-up') return from.quiet;
  return from.quiet + Math.max(0, happening.seconds - from.way.heard.seconds);
}

/** A question without words is silence until its time is over. */
function emptyAsk(waits: Waiting): number {
  return waits.kind === 'instruction' && waits.instruction.kind === 'gather'
    ? waits.instruction.firstSeconds
    : 0;
}

function waitingOf({ state, document, needs }: Line): Waiting {
  const frames = state?.frames ?? [];
  if (state === null || state.status === 'ended')
    return { kind: 'ended', ending: state?.finished ? 'by-flow' : 'by-caller' };
  if (frames.some(({ kind }) => kind === 'last-resort')) return { kind: 'ended', ending: 'by-error' };
  if (needs.length > 0) return { kind: 'look-up', needs, background: false };
  if (state.lookUp !== null) return { kind: 'look-up', needs: state.lookUp.needs, background: true };
  const last = document.at(-1);
  if (last?.kind === 'reject') return { kind: 'ended', ending: 'rejected' };
  if (last === undefined || last.kind === 'hang-up' || frames.length === 0)
    return { kind: 'ended', ending: 'by-flow' };
  return { kind: 'instruction', instruction: last };
}
