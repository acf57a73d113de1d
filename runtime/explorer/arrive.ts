import type { Happening } from './happening.ts';
import { heardIn } from './heard.ts';
import type { Line } from './line.ts';
import { stepKey } from './programs-of.ts';
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
  const silent = silenceBefore(walk, from, happening);
  const nothing = heard.sounds.length === 0;
  const frame = slim.frames.at(-1);
  const place = frame === undefined ? null : { version: frame.version, node: frame.node };
  const waiting = waits.kind !== 'look-up' && keepsWaiting(walk, place);
  const quiet = waiting
    ? silent + (nothing ? 0 : heard.lead)
    : Math.max(silent + heard.lead, heard.longest, nothing ? emptyAsk(waits) + silent : 0);
  const full = waits.kind === 'ended' ? endKey(waits.ending, line) : `${key} ${waits.kind}`;
  const marked = staged ? `${full} staged` : full;
  const known = walk.byKey.get(marked);
  const parts = {
    world: line.world,
    from,
    happening,
    trace: line.trace,
    heard,
    besides: heardIn(line.besides, walk.resources),
    language: state.language,
    quiet,
    effects: line.effects,
    staged,
  };
  if (known !== undefined) return { ...parts, to: known };
  const stop: Stop = {
    id: walk.stops.length,
    world: line.world,
    state: slim,
    place,
    waits,
    get way() {
      return first;
    },
    ways: [],
    depth: (from?.depth ?? -1) + 1,
    presses: (from?.presses ?? 0) + (happening?.presses ?? 0),
    seconds: (from?.seconds ?? 0) + (happening?.seconds ?? 0) + heard.seconds,
    quiet: quietAfter(waits, waiting ? 0 : heard.tail) + (nothing ? quietAfter(waits, silent) : 0),
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

/** An answer to what is asked or rung ends the silence. */
function quietAfter(waits: Waiting, seconds: number): number {
  return waits.kind === 'instruction' && waits.instruction.kind !== 'continue' ? 0 : seconds;
}

/** What was silent before, and the waiting for a look-up that outlasts what is said meanwhile. */
function silenceBefore(walk: Walk, from: Stop | null, happening: Happening | null): number {
  if (from === null || happening === null) return 0;
  if (from.waits.kind !== 'look-up') return keepsWaiting(walk, from.place) ? 0 : from.quiet;
  return from.quiet + Math.max(0, happening.seconds - from.way.heard.seconds);
}

/** What is silent there is meant to be. */
function keepsWaiting(walk: Walk, place: Stop['place']): boolean {
  return place !== null && walk.probing.of.get(stepKey(place.version, place.node))?.waits === true;
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
