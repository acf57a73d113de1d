import type { Context } from 'liquidjs';
import { limits } from '#runtime/contract/limits.ts';

/**
 * Bounds what one render may cost, by counting and not by a clock, so that the same template always gives the same
 * answer. Liquid counts the memory it thinks of; every filter, operator and output is charged here too.
 */
export function spend(context: Context, ...values: unknown[]): void {
  for (const value of values) context.memoryLimit.use(1 + size(value));
}

/** The same for a value that is used again for each item of a list. */
export function spendTimes(context: Context, value: unknown, times: number): void {
  context.memoryLimit.use(size(value) * times);
}

/** Lets the context go through so many steps (texts, outputs, tags and turns of loops) and no more. */
export function limitSteps(context: Context): Context {
  let steps = 0;
  const check = () => {
    steps += 1;
    if (steps > limits.templateSteps) throw new Error('it takes too many steps');
  };
  // Liquid asks this limiter before each step, with the time; only the asking is counted.
  Object.assign(context.renderLimit, { check });
  return context;
}

/** Characters and items in a value, at any depth; stops once it is clear that the value is too big. */
function size(value: unknown): number {
  let total = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && total <= limits.templateMemory) {
    const item = open.pop();
    total += 1;
    if (typeof item === 'string') total += item.length;
    else if (Array.isArray(item)) {
      total += item.length;
      // A list inside itself a thousand times is counted a thousand times, as it would be printed.
      for (let index = 0; index < item.length && total <= limits.templateMemory; index += 1) {
        open.push(item[index]);
      }
    } else if (item !== null && typeof item === 'object') open.push(Object.values(item));
  }
  return total;
}

/** Collects what a template prints; a list is printed item by item, an object as JSON. */
export class BoundedText {
  buffer = '';
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  write(value: unknown): void {
    spend(this.#context, value);
    this.buffer += printed(value);
  }
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printed).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
