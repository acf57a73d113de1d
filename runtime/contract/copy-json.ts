/** A deep copy of plain JSON, several times faster than `structuredClone`, which also knows what JSON has not. */
export function copyJson<Value>(value: Value): Value {
  return copy(value) as Value;
}

/** The type is kept, since a copy has the shape of what it copies. */
function copy(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copy);
  const made: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const item = copy((value as Record<string, unknown>)[name]);
    // A plain assignment would take this name for the prototype.
    if (name === '__proto__')
      Object.defineProperty(made, name, {
        value: item,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else made[name] = item;
  }
  return made;
}
