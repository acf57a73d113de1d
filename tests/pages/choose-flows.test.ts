import { expect, test } from 'vitest';
import { chooseFlows, mostShown } from '#components/flow/choose-flows.ts';

const flows = [
  { name: 'Clinic front desk', slug: 'clinic', numbers: ['+14155550100', '+14155550101'] },
  { name: 'Conference line', slug: 'meeting', numbers: [] },
];
const found = (sought: string) => chooseFlows(flows, sought).shown.map(({ slug }) => slug);

test('flows are found by name, short name and number, however they are written', () => {
  expect(found('')).toEqual(['clinic', 'meeting']);
  expect(found('DESK')).toEqual(['clinic']);
  expect(found('meet')).toEqual(['meeting']);
  expect(found('555 01-01')).toEqual(['clinic']);
  expect(found('+1 (415) 555')).toEqual(['clinic']);
  expect(found('nobody')).toEqual([]);
});

test('only the first of very many are shown, and all are counted', () => {
  const many = Array.from({ length: mostShown + 5 }, (_, place) => ({
    name: `Flow ${place}`,
    slug: `flow-${place}`,
    numbers: [],
  }));
  const chosen = chooseFlows(many, 'flow');
  expect([chosen.found, chosen.shown.length]).toEqual([mostShown + 5, mostShown]);
});
