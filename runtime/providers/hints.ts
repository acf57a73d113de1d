import type { Rendering } from './rendering.ts';

const mostHints = 500;
const hintCharacters = 100;
/** Of all phrases with their commas. */
const allCharacters = 10_000;

/** Phrases to expect, for providers whose list is separated by commas, so that a phrase cannot hold one. */
export function hintList(phrases: readonly string[], rendering: Rendering): string | undefined {
  const clean = phrases
    .map((phrase) => phrase.replaceAll(',', ' ').replace(/\s+/g, ' ').trim().slice(0, hintCharacters))
    .filter((phrase) => phrase !== '');
  const kept: string[] = [];
  let length = 0;
  for (const phrase of clean.slice(0, mostHints)) {
    length += phrase.length + 1;
    if (length > allCharacters) break;
    kept.push(phrase);
  }
  if (kept.length < clean.length)
    rendering.note(`${clean.length} phrases to expect`, `the first ${kept.length}`);
  if (phrases.some((phrase) => phrase.trim().length > hintCharacters)) {
    const asked = `a phrase to expect of more than ${hintCharacters} characters`;
    rendering.note(asked, `its first ${hintCharacters}`);
  }
  return kept.length === 0 ? undefined : kept.join(',');
}
