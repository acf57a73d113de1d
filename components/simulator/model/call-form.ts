import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { parseDate } from '#runtime/expressions/dates.ts';
import { pad, zonedTime } from '#runtime/expressions/time.ts';
import type { RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';

/** Who calls, when and how, as it is filled in. */
export type CallForm = {
  provider: string;
  from: string;
  to: string;
  callerName: string;
  /** `2026-11-22T18:30` on the flow's own clock; '' is now. */
  at: string;
  /** '' leaves the flow's. */
  language: string;
  /** Whether web services are really asked, or whoever tries says what they find. */
  lookUps: 'ask' | 'real';
  /** As typed, by name; only those that differ from the flow's. */
  variables: Record<string, string>;
};

export function emptyForm({ provider, to }: { provider: string; to: string }): CallForm {
  return {
    provider,
    from: '+14155550123',
    to,
    callerName: '',
    at: '',
    language: '',
    lookUps: 'ask',
    variables: {},
  };
}

/** What the rehearsal wants to know. `now` in milliseconds since 1970; `seed` makes ids. */
export function setupOf(
  form: CallForm,
  { settings, variables }: Pick<FlowDocument, 'settings' | 'variables'>,
  { now, seed }: { now: number; seed: string },
): RehearsalSetup {
  const at = parseDate(form.at, { now, timeZone: settings.timeZone, language: 'en' });
  return {
    provider: form.provider,
    call: {
      from: form.from.trim() === '' ? 'anonymous' : form.from.replace(/[\s()-]/g, ''),
      to: form.to.replace(/[\s()-]/g, ''),
      callerName: form.callerName.trim(),
      startedAt: at ?? now,
      farEnds: [],
      audio: {},
      otherAudio: 5_000,
    },
    seed,
    language: form.language,
    variables: Object.fromEntries(
      variables.flatMap(({ name, type }): [string, Json][] => {
        const typed = form.variables[name];
        return typed === undefined ? [] : [[name, readAs[type](typed)]];
      }),
    ),
  };
}

const readAs = {
  text: (typed: string): Json => typed,
  number: (typed: string): Json => (Number.isFinite(Number(typed)) ? Number(typed) : 0),
  'yes-no': (typed: string): Json => typed === 'yes',
  list: (typed: string): Json =>
    typed
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
};

/** Moments worth trying a flow at, on its own clock. */
export function timeShortcuts(now: number, timeZone: string): { label: string; at: string }[] {
  return [
    { label: 'Now', at: '' },
    {
      label: 'Next weekday 10:00',
      at: wall(now, timeZone, { day: (weekday) => weekday > 0 && weekday < 6, time: '10:00' }),
    },
    {
      label: 'Next Sunday 18:30',
      at: wall(now, timeZone, { day: (weekday) => weekday === 0, time: '18:30' }),
    },
    { label: 'Tonight 23:30', at: `${dateOf(now, timeZone)}T23:30` },
  ];
}

function wall(
  now: number,
  timeZone: string,
  { day, time }: { day: (weekday: number) => boolean; time: string },
): string {
  for (let ahead = 1; ; ahead += 1) {
    const at = now + ahead * 86_400_000;
    if (day(zonedTime(at, timeZone).weekday) || ahead > 7) return `${dateOf(at, timeZone)}T${time}`;
  }
}

function dateOf(at: number, timeZone: string): string {
  const { year, month, day } = zonedTime(at, timeZone);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}
