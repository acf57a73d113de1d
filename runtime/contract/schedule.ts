import { z } from 'zod';
import { field } from './field.ts';
import { Id } from './flow.ts';

export const dayRanges = [
  'every-day',
  'weekdays',
  'weekend',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const tab = 'choices';
/** On the schedule's own clock; 24:00 is the end of the day. */
const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time such as 08:30');
const Day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'Write a date such as 2026-12-24');

/** Open from one time to another; one that ends before it begins ends on the next day. */
const slot = {
  id: Id,
  from: field(Time.default('09:00'), { widget: 'text', tab }),
  to: field(Time.default('17:00'), { widget: 'text', tab }),
};
const Slot = z.strictObject(slot);
export type Slot = z.infer<typeof Slot>;

const WeeklySlot = z.strictObject({
  ...slot,
  days: field(z.enum(dayRanges).default('weekdays'), { widget: 'choice', tab }),
});

/** Days that differ from the week, first one first; they count before holidays. */
const OwnDate = z.strictObject({
  id: Id,
  name: field(z.string().max(80).default(''), { widget: 'text', tab }),
  from: field(Day.default(''), { widget: 'text', tab }),
  /** The last day; '' for one day alone. */
  to: field(Day.default(''), { widget: 'text', tab }),
  everyYear: field(z.boolean().default(false), { widget: 'switch', tab }),
  kind: field(z.enum(['closed', 'hours', 'usual']).default('closed'), { widget: 'choice', tab }),
  hours: field(z.array(Slot).max(10).default([]), {
    widget: 'list',
    tab,
    shownWhen: { field: 'kind', is: ['hours'] },
  }),
});
export type OwnDate = z.infer<typeof OwnDate>;

const Holidays = z.strictObject({
  /** ISO 3166-1 alpha-2; '' knows no holidays. */
  country: field(
    z
      .string()
      .regex(/^([A-Z]{2})?$/, 'Use a country code of two capital letters')
      .default(''),
    { widget: 'text', tab },
  ),
  /** Of the country, such as ZH or BY-A; '' takes those of the whole country. */
  region: field(
    z
      .string()
      .regex(/^([A-Z0-9]{1,12}(-[A-Z0-9]{1,12})?)?$/, 'Use the code of a region, such as ZH')
      .default(''),
    { widget: 'text', tab },
  ),
  /** Days on which only banks are closed. */
  bank: field(z.boolean().default(false), { widget: 'switch', tab }),
});

const Forced = z.strictObject({
  state: field(z.enum(['no', 'open', 'closed']).default('no'), { widget: 'choice', tab: 'more' }),
  /** On the schedule's own clock; '' until it is taken back. */
  until: field(
    z
      .string()
      .regex(/^(\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d)?$/, 'Write a moment such as 2026-12-24 18:00')
      .default(''),
    { widget: 'text', tab: 'more', shownWhen: { field: 'state', is: ['open', 'closed'] } },
  ),
});

/** When somebody is there: in a step, or shared by several as a resource. */
export const Schedule = z.strictObject({
  weekly: field(z.array(WeeklySlot).max(70).default([]), { widget: 'list', tab }),
  dates: field(z.array(OwnDate).max(200).default([]), { widget: 'list', tab }),
  holidays: field(Holidays.prefault({}), { widget: 'group', tab }),
  /** An IANA name such as Europe/Zurich; '' takes the flow's. */
  timeZone: field(z.string().max(64).default(''), { widget: 'text', tab: 'more' }),
  forced: field(Forced.prefault({}), { widget: 'group', tab: 'more' }),
});
export type Schedule = z.infer<typeof Schedule>;
