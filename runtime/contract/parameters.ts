import { cleanText } from './clean-text.ts';

/** A webhook's parameters as `parse` reads them: nothing throws, nothing is missing. */
export type Parameters = {
  /** Cleaned; of the first name that is there and not empty, else ''. */
  text: (...names: string[]) => string;
  /** A provider's id, short enough for a key. */
  id: (...names: string[]) => string;
  /** Whole seconds; null when missing, no number or negative (Plivo's "not known yet" is -1). */
  seconds: (...names: string[]) => number | null;
  /** Between 0 and 1, else null. */
  fraction: (name: string) => number | null;
  /** Cleaned names and values whose name has this prefix, at most 20. */
  startingWith: (prefix: string) => Record<string, string>;
};

const idCharacters = 200;
const mostWithPrefix = 20;

export function readParameters(given: ReadonlyMap<string, string>): Parameters {
  const raw = (names: string[]) => {
    for (const name of names) {
      const value = given.get(name);
      if (value !== undefined && value !== '') return value;
    }
    return '';
  };
  return {
    text: (...names) => cleanText(raw(names)),
    id: (...names) => cleanText(raw(names), idCharacters),
    seconds: (...names) => {
      const text = raw(names).trim();
      return /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text)) : null;
    },
    fraction: (name) => {
      const text = raw([name]).trim();
      const value = /^\d{1,9}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
      return value >= 0 && value <= 1 ? value : null;
    },
    startingWith: (prefix) => {
      const found: [string, string][] = [];
      for (const name of given.keys()) {
        if (!name.startsWith(prefix)) continue;
        if (found.length === mostWithPrefix) break;
        found.push([cleanText(name, 64), cleanText(raw([name]), 500)]);
      }
      return Object.fromEntries(found);
    },
  };
}
