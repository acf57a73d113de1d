import type { Line } from './node.ts';

/** How often something is said or played, when it is not once: `<name>.loop` or `<name>.endless`. */
export function loopLine(name: string, loop: number): Line[] {
  if (loop === 1) return [];
  return [{ key: loop === 0 ? `${name}.endless` : `${name}.loop`, values: { loop } }];
}
