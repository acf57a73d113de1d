import type { Found } from '../finding.ts';
import type { Way } from '../stop.ts';
import { wayTo } from '../way-to.ts';
import { type Inspection, placeOf, type Rule, stepName } from './rule.ts';

/** What callers hear, or don't: questions and ends without a word, long silence, long prompts, another language. */
export const words: Rule = (inspection) =>
  inspection.ways.flatMap((way) => (way.to.state.callerGone ? [] : ofWay(inspection, way)));

function ofWay({ walk, patience }: Inspection, way: Way): Found[] {
  const { to, heard, quiet, language } = way;
  const place = placeOf(walk, to);
  const step = stepName(walk, place.version, place.node);
  const found: Found[] = [];
  const add = (code: Found['code'], severity: Found['severity'], parameters: Found['parameters'] = {}) =>
    found.push({
      code,
      severity,
      ...place,
      ...(place.node === null ? lastStep(way) : {}),
      parameters: { step: step || lastName(way), ...parameters },
      ways: wayTo(way),
    });
  const lastName = ({ trace }: Way) =>
    stepName(walk, trace.at(-1)?.version ?? '', trace.at(-1)?.node ?? null);
  const nothing = heard.sounds.length === 0;
  if (to.waits.kind === 'instruction' && nothing) {
    if (to.waits.instruction.kind === 'gather') add('asks-without-words', 'error');
    if (to.waits.instruction.kind === 'record') add('records-without-words', 'warning');
  }
  if (nothing && endsSuddenly(way)) add('ends-without-words', 'warning');
  if (heard.endless) add('endless-words', 'warning');
  if (quiet > patience.silenceSeconds) add('long-silence', 'warning', { seconds: Math.round(quiet) });
  const longest = heard.sounds.filter(({ spoken }) => spoken).sort((a, b) => b.seconds - a.seconds)[0];
  if (longest !== undefined && longest.seconds > patience.promptSeconds)
    add('long-prompt', 'warning', { seconds: Math.round(longest.seconds), text: longest.text.slice(0, 80) });
  const strange = [...heard.sounds, ...way.besides.sounds].find(
    ({ language }) => language !== '' && !isSpokenHere(way, language),
  );
  if (strange !== undefined)
    add('other-language', 'warning', {
      language: way.language,
      spoken: strange.language,
      text: strange.text.slice(0, 80),
    });
  const before = languageBefore(way);
  if (before !== null) add('language-changes', 'warning', { language: before, spoken: language });
  return found;
}

/** The flow hangs up on somebody who has not just talked with a person. */
function endsSuddenly({ to, from, happening }: Way): boolean {
  if (to.waits.kind !== 'ended' || to.waits.ending !== 'by-flow' || from === null) return false;
  if (happening?.kind === 'room-left' || happening?.kind === 'stream-ended') return false;
  return !(happening?.kind === 'dialed' && happening.outcome === 'answered');
}

function lastStep({ trace }: Way): { version?: string; node?: string } {
  const last = trace.at(-1);
  return last === undefined ? {} : { version: last.version, node: last.node };
}

/** In the caller's language, or the one it was until then. */
function isSpokenHere({ from, language: now }: Way, language: string): boolean {
  const base = baseOf(language);
  return base === baseOf(now) || (from !== null && base === baseOf(from.state.language));
}

/** The language that the caller was spoken to in on this very way before it changed; null when it did not. */
function languageBefore({ from, heard, language }: Way): string | null {
  const before = from?.state.language ?? language;
  if (baseOf(before) === baseOf(language)) return null;
  const said = heard.sounds.filter(({ spoken }) => spoken).map((sound) => baseOf(sound.language));
  const first = said.indexOf(baseOf(before));
  return first !== -1 && first < said.lastIndexOf(baseOf(language)) ? before : null;
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? '';
}
