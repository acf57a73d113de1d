import type { Strand } from './call-record.ts';
import { endCall } from './end-call.ts';
import { legOfStrand, type Play } from './play.ts';
import { pressKeys } from './press-keys.ts';
import { runVerb } from './run-verb.ts';
import { screenOn } from './screening.ts';
import { repeatWait } from './wait.ts';

/** Runs every document on until each strand waits for something: a sound's end, a key, a reply. */
export function settle(play: Play): void {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const ready = play.call.strands.find(isReady);
    if (ready !== undefined) goAhead(play, ready);
    else if (!pressWhenAsked(play)) return;
  }
}

/** More than any document has verbs; a loop inside one ends here. */
const mostSteps = 20_000;

function isReady({ doing, awaits, document }: Strand): boolean {
  return doing === null && awaits === null && document.url !== '';
}

function goAhead(play: Play, strand: Strand): void {
  const verb = strand.verbs[strand.position];
  strand.position += 1;
  if (verb !== undefined) {
    runVerb(play, strand, verb);
    return;
  }
  if (strand.name === 'wait') {
    repeatWait(play, strand);
    return;
  }
  const leg = legOfStrand(play, strand.name);
  if (leg !== undefined) {
    screenOn(play, leg, 'document');
    return;
  }
  endCall(play, strand.failed !== null ? 'error' : 'document-ended');
}

/** The far ends of the set-up press their keys as soon as they are asked for some. */
function pressWhenAsked(play: Play): boolean {
  for (const strand of play.call.strands) {
    const leg = legOfStrand(play, strand.name);
    if (leg === undefined || leg.keys === '' || !asksForKeys(strand)) continue;
    const [key = ''] = leg.keys;
    leg.keys = leg.keys.slice(1);
    pressKeys(play, `leg:${leg.number}`, key);
    return true;
  }
  return false;
}

function asksForKeys({ doing }: Strand): boolean {
  if (doing?.kind === 'confirming') return true;
  return doing?.kind === 'gathering' && doing.prompts.length === 0 && doing.gather.keys !== null;
}
