import { RE2JS } from 're2js';
import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import { limits } from '#runtime/contract/limits.ts';

/** A pattern that a person wrote, ready to be tried; it runs in linear time whatever it is. */
export type Pattern = { ok: true; matches: (text: string) => boolean } | { ok: false; error: string };

const compiled = new BoundedCache<Pattern>(200);

/** Reads a regular expression (RE2: no look-around, no back-references). It must match the whole text when `whole`. */
export function compilePattern(source: string, options: { whole: boolean; ignoreCase: boolean }): Pattern {
  const key = `${options.whole} ${options.ignoreCase} ${source}`;
  return compiled.get(key, () => compile(source, options));
}

function compile(source: string, options: { whole: boolean; ignoreCase: boolean }): Pattern {
  if (source.length > limits.patternCharacters) {
    return { ok: false, error: `A pattern has at most ${limits.patternCharacters} characters` };
  }
  try {
    const pattern = RE2JS.compile(source, options.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (pattern.programSize() > limits.patternProgram) {
      return { ok: false, error: 'The pattern repeats too much' };
    }
    return {
      ok: true,
      matches: (text) => {
        const matcher = pattern.matcher(text.slice(0, limits.variableCharacters));
        return options.whole ? matcher.matches() : matcher.find();
      },
    };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : 'The pattern cannot be read' };
  }
}
