/**
 * What `npm test` does, in order. A step passes when its command ends with 0. One with `project` is a project of vitest.config.ts, whose
 * tests are counted one by one; give it a folder in which it finds its tests, so that an empty one is left out.
 */
export const steps = [
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'floors', command: ['node', 'scripts/floors.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'unit tests', project: 'unit', folder: 'tests' },
  { name: 'whole calls against a running server', project: 'e2e', folder: 'tests/e2e' },
];

/** Too slow for `npm test`: `npm run test:<key>`, and all of them in `.ci/run`. */
export const slowSteps = {
  kills: { name: 'kills of the server', project: 'kills', folder: 'tests/kills' },
  faults: { name: 'faults of servers, databases and providers', project: 'faults', folder: 'tests/faults' },
  attacks: { name: 'attacks', project: 'attacks', folder: 'tests/attacks' },
};
