import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '#runtime/expressions/dates.ts';
import { instantOf, isoInZone, isTimeZone, zonedTime } from '#runtime/expressions/time.ts';

const berlin = 'Europe/Berlin';

describe('the clock of a time zone', () => {
  test.each([
    ['2026-11-21T08:05:07Z', berlin, '2026-11-21T09:05:07+01:00'],
    ['2026-07-01T23:30:00Z', berlin, '2026-07-02T01:30:00+02:00'],
    ['2026-07-01T02:30:00Z', 'America/New_York', '2026-06-30T22:30:00-04:00'],
    ['2026-07-01T00:00:00Z', 'Asia/Kathmandu', '2026-07-01T05:45:00+05:45'],
    ['2026-07-01T00:00:00Z', 'Nowhere/At_All', '2026-07-01T00:00:00+00:00'],
  ])('%s in %s', (utc, zone, shown) => expect(isoInZone(Date.parse(utc), zone)).toBe(shown));

  test('an hour that comes twice is the first, one that is skipped comes after the gap', () => {
    const twice = instantOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, berlin);
    expect(isoInZone(twice, berlin)).toBe('2026-10-25T02:30:00+02:00');
    const skipped = instantOf({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, berlin);
    expect(isoInZone(skipped, berlin)).toBe('2026-03-29T03:30:00+02:00');
  });

  test('back and forth is the same moment, but in the hour that comes twice', () => {
    const zones = fc.constantFrom(berlin, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const back = instantOf(zonedTime(second * 1_000, zone), zone);
        expect(isoInZone(back, zone).slice(0, 19)).toBe(isoInZone(second * 1_000, zone).slice(0, 19));
      }),
    );
  });

  test('knows which zones there are', () => {
    expect([isTimeZone(berlin), isTimeZone('Mars/Base')]).toEqual([true, false]);
  });
});

describe('dates', () => {
  const now = Date.UTC(2026, 10, 21, 8, 5, 7);
  const read = (value: unknown) => {
    const at = parseDate(value, { now, timeZone: berlin, language: 'en' });
    return at === null ? null : new Date(at).toISOString();
  };
  test.each([
    ['now', '2026-11-21T08:05:07.000Z'],
    ['today', '2026-11-20T23:00:00.000Z'],
    ['2026-12-24', '2026-12-23T23:00:00.000Z'],
    ['2026-12-24 18:00', '2026-12-24T17:00:00.000Z'],
    ['2026-12-24T18:00:30.5Z', '2026-12-24T18:00:30.000Z'],
    ['2026-12-24T18:00:00-0500', '2026-12-24T23:00:00.000Z'],
    ['Thu, 24 Dec 2026 18:00:00 +0000', '2026-12-24T18:00:00.000Z'],
    ['1800000000', '2027-01-15T08:00:00.000Z'],
    [1_800_000_000, '2027-01-15T08:00:00.000Z'],
    ['2026-02-30', null],
    ['2026-01-01 25:00', null],
    ['soon', null],
    ['', null],
    [null, null],
    [1e300, null],
  ])('%s', (value, at) => expect(read(value)).toBe(at));
});
