/**
 * A value that exists once per process. `server.ts` and Next.js's bundle get separate instances of one module, so what must
 * be single (pool, cache, hub, jobs, metrics) is kept on the global object and not in a module.
 */
export function processWide<Value>(name: string, create: () => Value): Value {
  const values = registry();
  if (!values.has(name)) values.set(name, create());
  // The registry holds only what `create` made under this name.
  return values.get(name) as Value;
}

/** The value if it was made already. */
export function presentProcessWide<Value>(name: string): Value | undefined {
  return registry().get(name) as Value | undefined;
}

/** Drops the value, so that the next `processWide` makes a new one. The caller closes the old one. */
export function forgetProcessWide(name: string): void {
  registry().delete(name);
}

const key = Symbol.for('ringtree');

function registry(): Map<string, unknown> {
  const holder = globalThis as { [key]?: Map<string, unknown> };
  holder[key] ??= new Map();
  return holder[key];
}
