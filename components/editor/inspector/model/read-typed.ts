import { isTemplate } from '#runtime/contract/is-template.ts';
import type { Json } from '#runtime/contract/json.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import type { FormField } from './form-model.ts';
import { numberWords, plainProblem } from './plain-problem.ts';

/** `value` undefined takes the field away, which leaves its default. */
export type Typed = { ok: true; value: Json | undefined } | { ok: false; problem: string };

/** What a person typed into a field as the value that its schema takes, or why it cannot be. `country` is the flow's. */
export function readTyped(field: FormField, text: string, country: string): Typed {
  const value = typedValue(field, text, country);
  if (Number.isNaN(value))
    return { ok: false, problem: field.shape.kind === 'number' ? numberWords(field.shape) : 'Use a number.' };
  const problem = plainProblem(field, value);
  return problem === null ? { ok: true, value } : { ok: false, problem };
}

function typedValue(field: FormField, text: string, country: string): Json | undefined {
  const { shape, meta, schema } = field;
  if (shape.kind === 'number')
    return text.trim() === '' && field.optional ? undefined : readNumber(text, meta.widget === 'seconds');
  if (text.trim() === '' && !schema.safeParse('').success && field.optional) return undefined;
  switch (meta.widget) {
    case 'phone':
      return isTemplate(text) ? text : (validPhone(text, country) ?? text.trim());
    case 'key':
    case 'keys':
    case 'url':
    case 'language':
    case 'variable':
      return text.trim();
    default:
      return text;
  }
}

/** As it is stored; null for what is no number anywhere, which stays as it was typed so that its problem shows. */
function validPhone(text: string, country: string): string | null {
  const phone = parsePhone(text, country);
  return phone?.valid ? phone.number : null;
}

/** `5`, `2,5`, `90 seconds`, and for times also `2 min` and `1:30`; NaN for anything else. */
function readNumber(text: string, time: boolean): number {
  const clock = time ? /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) : null;
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const written = /^([+-]?\d{1,15}(?:[.,]\d{1,10})?)\s*([a-z]*)\.?$/i.exec(text.trim());
  if (written === null) return Number.NaN;
  const [, number = '', unit = ''] = written;
  const value = Number(number.replace(',', '.'));
  if (!time) return value;
  if (/^(m|min|mins|minutes?)$/i.test(unit)) return value * 60;
  if (/^(h|hours?)$/i.test(unit)) return value * 3_600;
  return unit === '' || /^(s|sec|secs|seconds?)$/i.test(unit) ? value : Number.NaN;
}
