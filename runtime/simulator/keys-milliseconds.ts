/** How long tones take that are played to somebody; `w` waits half a second, `W` a whole one. */
export function keysMilliseconds(keys: string): number {
  return [...keys].reduce((sum, key) => sum + (key === 'w' ? 500 : key === 'W' ? 1_000 : oneKey), 0);
}

/** A tone and the pause after it. */
const oneKey = 250;
