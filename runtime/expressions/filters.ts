import { type Context, type FilterImplOptions, filters as liquidFilters } from 'liquidjs';
import type { Json } from '#runtime/contract/json.ts';
import { spend, spendTimes } from './budget.ts';
import { formatDate, parseDate } from './dates.ts';
import { parsePhone } from './phone.ts';
import type { Scope } from './scope.ts';

/** Liquid's own filters that may be used: none that reads a clock, chance, or a program out of a text. */
const allowed = [
  ...[
    'abs',
    'at_least',
    'at_most',
    'ceil',
    'divided_by',
    'floor',
    'minus',
    'modulo',
    'plus',
    'round',
    'times',
  ],
  ...[
    'append',
    'capitalize',
    'downcase',
    'lstrip',
    'prepend',
    'remove',
    'remove_first',
    'remove_last',
    'replace',
  ],
  ...['replace_first', 'replace_last', 'rstrip', 'slice', 'split', 'strip', 'strip_html', 'strip_newlines'],
  ...['truncate', 'truncatewords', 'upcase', 'squish', 'escape', 'escape_once', 'url_decode', 'url_encode'],
  ...['compact', 'concat', 'first', 'join', 'last', 'map', 'push', 'reverse', 'size', 'sort', 'sort_natural'],
  ...['sum', 'uniq', 'array_to_sentence_string', 'default', 'json', 'to_integer'],
];

/** These read the name of a property anew for each item of a list. */
const byProperty = ['map', 'sort', 'sort_natural', 'sum'];

type Filter = (input: { value: unknown; argument: unknown; scope: Scope }) => Json;

/** What phone menus need besides. */
const own: Record<string, Filter> = {
  /** `{{ steps.pin.digits | digits }}` says 4711 as 4 7 1 1. */
  digits: ({ value }) => [...text(value).replace(/[^\d*#]/g, '')].join(' '),
  /** `{{ vars.code | spell }}` says AB1 as A B 1. */
  spell: ({ value }) => [...text(value).replace(/\s/g, '')].join(' '),
  /** `{{ caller.number | phone }}` is +1 415 555 2671, with `"national"` (415) 555-2671; what is no number stays. */
  phone: ({ value, argument, scope }) => {
    const phone = parsePhone(text(value), scope.country);
    if (phone === null) return text(value);
    return argument === 'national' ? phone.national : phone.international;
  },
  /** `{{ vars.price | money: "EUR" }}` in the call's language. */
  money: ({ value, argument, scope }) => {
    const amount = Number(text(value));
    const currency = /^[A-Z]{3}$/.test(text(argument)) ? text(argument) : 'USD';
    if (!Number.isFinite(amount)) return text(value);
    return new Intl.NumberFormat(scope.language, { style: 'currency', currency }).format(amount);
  },
  /** `{{ now | date: "%H:%M" }}` on the flow's clock, names of days and months in the call's language. */
  date: ({ value, argument, scope }) => {
    const at = parseDate(value, scope);
    if (at === null) return text(value);
    return formatDate(at, argument === undefined ? '%F %R' : text(argument).slice(0, 200), scope);
  },
};

/** Liquid's own, charged. Of nothing it makes `null`, as JSON has it. */
export const jsonFilter: Handler = charged((value) => JSON.stringify(value ?? null));

/** Every filter that templates may use, each charged for what it is given. */
export const filters: Record<string, FilterImplOptions> = Object.fromEntries([
  ...allowed.flatMap((name) => {
    const handler = liquidFilters[name];
    if (typeof handler !== 'function') return [];
    return [[name, byProperty.includes(name) ? chargedByItem(handler) : charged(handler)]];
  }),
  ...Object.entries(own).map(([name, filter]) => [
    name,
    charged(function (this: { context: Context }, value: unknown, argument: unknown) {
      return filter({ value, argument, scope: scopeOf(this.context) });
    }),
  ]),
]);

type Handler = Extract<FilterImplOptions, (...parameters: never[]) => unknown>;

function charged(handler: Handler): Handler {
  return function (value, ...parameters) {
    spend(this.context, value, ...parameters);
    return handler.apply(this, [value, ...parameters]);
  };
}

function chargedByItem(handler: Handler): Handler {
  return function (value, property, ...parameters) {
    if (Array.isArray(value)) spendTimes(this.context, property, value.length);
    return charged(handler).apply(this, [value, property, ...parameters]);
  };
}

const scopes = new WeakMap<Context, Scope>();

/** Filters find the scope of a render by its context. */
export function rememberScope(context: Context, scope: Scope): void {
  scopes.set(context, scope);
}

function scopeOf(context: Context): Scope {
  const scope = scopes.get(context);
  if (scope === undefined) throw new Error('a filter was used outside a render');
  return scope;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
