/** The value, or a deep copy, whose texts hold only what XML 1.0 can write (section 2.2, Char): no control characters, no lone surrogates. */
export function writable<Value>(value: Value): Value {
  // Nearly everything is clean, and looking is cheaper than copying.
  return isClean(value) ? value : (copy(value) as Value);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return clean.test(value);
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isClean);
  for (const name in value) if (!isClean((value as Record<string, unknown>)[name])) return false;
  return true;
}

/** The type is kept because only the inside of texts changes. */
function copy(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unwritable, '');
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
}

const clean = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]*$/;
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
