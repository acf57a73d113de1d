import type { NodeContext } from '#runtime/contract/node.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { isoInZone } from '#runtime/expressions/time.ts';
import { dateOf } from './date.ts';
import type { GetDigits } from './fields.ts';
import { isLuhn } from './luhn.ts';

export type Failure = 'no-input' | 'too-short' | 'too-long' | 'invalid' | 'not-confirmed';

/** `value` is what the entry means: an E.164 number, an ISO date, else the digits; `field` its own name among the results. */
export type Checked =
  | { ok: true; value: string; field: 'phone' | 'date' | 'number' | null }
  | { ok: false; failure: Failure };

/** Whether an entry, in clear, is one that was asked for. */
export function check(context: NodeContext, data: GetDigits, digits: string): Checked {
  const { kind, dateFormat } = data.validation;
  // A date's format says how many digits there are.
  const least = kind === 'date' ? dateFormat.length : data.leastDigits;
  const most = kind === 'date' ? dateFormat.length : data.mostDigits;
  if (digits === '') return { ok: false, failure: 'no-input' };
  if (digits.length < least) return { ok: false, failure: 'too-short' };
  if (digits.length > most) return { ok: false, failure: 'too-long' };
  return checkKind(context, data, digits);
}

function checkKind(context: NodeContext, data: GetDigits, digits: string): Checked {
  const { validation } = data;
  switch (validation.kind) {
    case 'any':
      return accepted(digits, null);
    case 'range': {
      const number = /^\d+$/.test(digits) ? Number(digits) : null;
      const inside =
        number !== null &&
        number >= bound(context, validation.smallest, Number.NEGATIVE_INFINITY) &&
        number <= bound(context, validation.largest, Number.POSITIVE_INFINITY);
      return inside ? accepted(String(number), 'number') : invalid;
    }
    case 'list':
      return allowed(context, data).includes(digits) ? accepted(digits, null) : invalid;
    case 'phone': {
      const phone = parsePhone(digits, validation.country || context.settings.country);
      return phone?.valid ? accepted(phone.number, 'phone') : invalid;
    }
    case 'date': {
      const today = isoInZone(context.now, context.settings.timeZone).slice(0, 10);
      const date = dateOf(digits, validation, today);
      return date === null ? invalid : accepted(date, 'date');
    }
    case 'luhn':
      return isLuhn(digits) ? accepted(digits, null) : invalid;
  }
}

const invalid: Checked = { ok: false, failure: 'invalid' };

function accepted(value: string, field: 'phone' | 'date' | 'number' | null): Checked {
  return { ok: true, value, field };
}

/** An empty or unreadable bound bounds nothing: the validator has told the designer, the caller must not suffer for it. */
function bound(context: NodeContext, template: string, none: number): number {
  const text = context.reveal(context.text(template)).trim();
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? none : number;
}

/** A template may give several values at once, with commas or spaces between. */
function allowed(context: NodeContext, data: GetDigits): string[] {
  return data.validation.allowed.flatMap(({ value }) =>
    context
      .reveal(context.text(value))
      .split(/[\s,;]+/)
      .filter((text) => text !== ''),
  );
}
