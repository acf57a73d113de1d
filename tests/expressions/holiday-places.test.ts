import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { holidayPlaces } from '#runtime/expressions/holiday-places.ts';

test('the places that are written down are those whose holidays are known', () => {
  const all = new Holidays();
  const known = Object.keys(all.getCountries()).map((country) => [
    country,
    Object.keys(all.getStates(country) ?? {})
      .flatMap((state) => [
        state,
        ...Object.keys(all.getRegions(country, state) ?? {}).map((region) => `${state}-${region}`),
      ])
      .join(' '),
  ]);
  expect(holidayPlaces).toEqual(Object.fromEntries(known));
});
