import { limits } from '#runtime/contract/limits.ts';

/** Whether JSON is nested deeper than Ringtree reads; looked at level by level, since going down into it could end the stack. */
export function isTooDeep(json: object): boolean {
  let level: object[] = [json];
  for (let depth = 0; depth < limits.flowDepth; depth += 1) {
    level = level.flatMap((value) =>
      Object.values(value).filter((child) => typeof child === 'object' && child !== null),
    );
    if (level.length === 0) return false;
  }
  return true;
}
