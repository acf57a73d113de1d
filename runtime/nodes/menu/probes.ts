import type { Probes } from '#runtime/contract/probes.ts';
import type { Menu } from './fields.ts';

/** Its keys; what can be said stands in its instructions. */
export function probes({ options }: Menu): Probes {
  return {
    digits: options.map(({ keys }) => keys).filter((keys) => keys !== ''),
    goesBack: options.some(({ action }) => action === 'back'),
    // Taken only where there was no menu before.
    rare: ['back'],
  };
}
