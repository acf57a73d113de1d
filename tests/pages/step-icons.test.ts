import { expect, test } from 'vitest';
import { stepIcons } from '#components/flow/step-icons.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

test('every kind of step has its icon', () => {
  expect(schemas.map(({ icon }) => icon).filter((icon) => !Object.hasOwn(stepIcons, icon))).toEqual([]);
});
