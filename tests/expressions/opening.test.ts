import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { dayRanges, Schedule } from '#runtime/contract/schedule.ts';
import { nextChange, openingAt } from '#runtime/expressions/opening.ts';

// Half a million minutes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Clocks of 2026 by their rule, written down: when summer begins and ends, in UTC. */
const zones = [
  { timeZone: 'Europe/Zurich', winter: 60, summer: 120, from: '2026-03-29T01:00Z', to: '2026-10-25T01:00Z' },
  {
    timeZone: 'America/New_York',
    winter: -300,
    summer: -240,
    from: '2026-03-08T07:00Z',
    to: '2026-11-01T06:00Z',
  },
  { timeZone: 'Asia/Kolkata', winter: 330, summer: 330, from: '2026-06-01T00:00Z', to: '2026-06-01T00:00Z' },
];
type Zone = (typeof zones)[number];

/** Times about the hours that clocks skip and repeat (a Sunday morning), and a night over it. */
const weekly: [string, string, string][] = [
  ['weekdays', '08:00', '12:00'],
  ['weekdays', '13:30', '18:00'],
  ['saturday', '22:00', '01:30'],
  ['sunday', '02:15', '02:45'],
  ['sunday', '02:50', '09:00'],
];

const office = (timeZone: string) =>
  Schedule.parse({
    timeZone,
    weekly: weekly.map(([days, from, to], index) => ({ id: `s${index}`, days, from, to })),
    dates: [
      { id: 'party', from: '2026-06-12', kind: 'hours', hours: [{ id: 'a', from: '10:00', to: '11:00' }] },
    ],
  });

/** What a person with a clock and a calendar would say, minute by minute from the first of January in UTC. */
function oracle({ winter, summer, from, to }: Zone): boolean[] {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: 365 * 1_440 }, (_, index) => {
    const at = start + index * minute;
    const wall = new Date(at + (at >= begin && at < end ? summer : winter) * minute);
    const shown = wall.toISOString().slice(11, 16);
    const weekday = wall.getUTCDay();
    if (wall.toISOString().startsWith('2026-06-12')) return shown >= '10:00' && shown < '11:00';
    if (weekday >= 1 && weekday <= 5)
      return (shown >= '08:00' && shown < '12:00') || (shown >= '13:30' && shown < '18:00');
    if (weekday === 6) return shown >= '22:00';
    return shown < '01:30' || (shown >= '02:15' && shown < '02:45') || (shown >= '02:50' && shown < '09:00');
  });
}
const start = Date.UTC(2026, 0, 1);

describe.each(zones)('a year in $timeZone', (zone) => {
  const schedule = office(zone.timeZone);
  const options = { timeZone: 'Etc/UTC', language: 'en' };
  const expected = oracle(zone);
  const every = zone.timeZone === 'Europe/Zurich' ? 1 : 7;

  test('is open in just the minutes in which it says so', () => {
    const wrong = expected.flatMap((open, index) => {
      const at = start + index * minute;
      // Every minute of one zone is enough, and of the others one in seven.
      if (index % every !== 0) return [];
      return openingAt(schedule, at, options).open === open ? [] : [new Date(at).toISOString()];
    });
    expect(wrong).toEqual([]);
  });

  test('changes when it says it will', () => {
    const changes = expected.flatMap((open, index) =>
      index > 0 && open !== expected[index - 1] ? [start + index * minute] : [],
    );
    const said: number[] = [];
    for (let at: number | null = start; at !== null && said.length < changes.length; ) {
      at = nextChange(schedule, at, options);
      if (at !== null) said.push(at);
    }
    expect(said.map((at) => new Date(at).toISOString())).toEqual(
      changes.map((at) => new Date(at).toISOString()),
    );
  });
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
const anySchedule = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Zurich',
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Beirut',
    'nowhere',
  ),
  weekly: fc.array(
    fc.record({ id: fc.constant('a'), days: fc.constantFrom(...dayRanges), from: time, to: time }),
    { maxLength: 4 },
  ),
  dates: fc.array(
    fc.record({
      id: fc.constant('d'),
      from: fc.constantFrom('2026-03-29', '2026-12-24', '2026-10-25'),
      to: fc.constantFrom('', '2026-01-02'),
      everyYear: fc.boolean(),
      kind: fc.constantFrom('closed', 'usual'),
    }),
    { maxLength: 2 },
  ),
  holidays: fc.constantFrom({}, { country: 'CH', region: 'ZH' }, { country: 'AE' }, { country: 'IS' }),
});

test('whatever the schedule, it stays as it is until it changes, and then it has changed', () => {
  const options = { timeZone: 'Europe/London', language: 'de-CH' };
  const moments = fc.integer({ min: 0, max: 365 * 1_440 });
  fc.assert(
    fc.property(anySchedule, moments, (sketch, after) => {
      const schedule = Schedule.parse(sketch);
      const at = start + after * minute;
      const { open } = openingAt(schedule, at, options);
      const change = nextChange(schedule, at, options) ?? at + 370 * day;
      for (let between = at; between < change; between += Math.max(15 * minute, (change - at) / 100))
        expect(openingAt(schedule, Math.floor(between / minute) * minute, options).open).toBe(open);
      if (change < at + 370 * day) expect(openingAt(schedule, change, options).open).toBe(!open);
    }),
    { numRuns: 60 },
  );
});

describe('by hand', () => {
  const options = { timeZone: 'Europe/Zurich', language: 'en' };
  const forced = (state: string, until: string) =>
    Schedule.parse({ ...office('Europe/Zurich'), forced: { state, until } });
  const monday = Date.parse('2026-11-23T10:00+01:00');

  test('it is closed until then, and then as usual', () => {
    const schedule = forced('closed', '2026-11-23 11:00');
    expect(openingAt(schedule, monday, options)).toEqual({ open: false, reason: 'forced', name: '' });
    expect(nextChange(schedule, monday, options)).toBe(monday + hour);
    expect(openingAt(schedule, monday + hour, options).open).toBe(true);
  });

  test('it is open until somebody takes it back', () => {
    const schedule = forced('open', '');
    expect(openingAt(schedule, monday - 5 * hour, options).open).toBe(true);
    expect(nextChange(schedule, monday, options)).toBeNull();
  });
});

describe('holidays', () => {
  const options = { timeZone: 'Europe/Zurich', language: 'en-GB' };
  const shop = (holidays: object, more: object = {}) =>
    Schedule.parse({
      weekly: [{ id: 'a', days: 'every-day', from: '08:00', to: '20:00' }],
      holidays,
      ...more,
    });
  const at = (local: string) => Date.parse(`${local}+01:00`);

  test('keep it closed, by their names', () => {
    const swiss = shop({ country: 'CH', region: 'ZH' });
    expect(openingAt(swiss, at('2026-12-25T10:00'), options)).toEqual({
      open: false,
      reason: 'holiday',
      name: 'Christmas Day',
    });
    expect(nextChange(swiss, at('2026-12-25T10:00'), options)).toBe(at('2026-12-27T08:00'));
    expect(openingAt(swiss, at('2026-12-25T10:00'), { ...options, language: 'fr' }).name).toBe('Noël');
  });

  test('are those of the region', () => {
    const fast = at('2026-09-10T10:00');
    expect(openingAt(shop({ country: 'CH', region: 'GE' }), fast, options).open).toBe(false);
    expect(openingAt(shop({ country: 'CH', region: 'ZH' }), fast, options).open).toBe(true);
  });

  test('begin at noon where they do', () => {
    const iceland = shop({ country: 'IS' }, { timeZone: 'Atlantic/Reykjavik' });
    const eve = Date.parse('2026-12-24T12:00Z');
    expect(openingAt(iceland, eve, options).open).toBe(true);
    expect(nextChange(iceland, eve, options)).toBe(eve + hour);
    expect(openingAt(iceland, eve + hour, options)).toMatchObject({ open: false, reason: 'holiday' });
  });

  test('give way to own dates', () => {
    const dates = [{ id: 'open', from: '2026-12-25', kind: 'usual' }];
    expect(openingAt(shop({ country: 'CH' }, { dates }), at('2026-12-25T10:00'), options).open).toBe(true);
  });

  test('of every year may run over its end', () => {
    const dates = [{ id: 'off', name: 'Holidays', from: '2020-12-24', to: '2021-01-02', everyYear: true }];
    const shut = shop({}, { dates });
    for (const date of ['2026-12-24', '2026-12-31', '2027-01-02'])
      expect(openingAt(shut, at(`${date}T10:00`), options)).toEqual({
        open: false,
        reason: 'day-off',
        name: 'Holidays',
      });
    expect(openingAt(shut, at('2027-01-03T10:00'), options).open).toBe(true);
    expect(openingAt(shut, at('2026-12-23T10:00'), options).open).toBe(true);
  });
});
