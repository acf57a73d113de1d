import { isTemplate } from '#runtime/contract/is-template.ts';
import type { ProbeContext, Probes } from '#runtime/contract/probes.ts';
import { examplePhone } from '#runtime/expressions/example-phone.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { isoInZone } from '#runtime/expressions/time.ts';
import type { GetDigits } from './fields.ts';
import { isLuhn } from './luhn.ts';

/** An entry that will do, and those that fall short of, or go beyond, what is asked for. */
export function probes(data: GetDigits, context: ProbeContext): Probes {
  const { leastDigits, mostDigits, endAtMost, validation } = data;
  const wanted = ['digits', 'value', 'number'].flatMap((field) =>
    context.wanted(`steps.${context.node.slug}.${field}`),
  );
  const keyed = wanted.filter((text) => /^[0-9*#]{1,32}$/.test(text));
  const good = [...goodEntries(data, context), ...keyed];
  const strays = [
    ...(leastDigits > 1 ? ['1'.repeat(leastDigits - 1)] : []),
    ...(endAtMost ? [] : ['1'.repeat(mostDigits + 1)]),
    ...(validation.kind === 'any' ? [] : ['9'.repeat(mostDigits), '0'.repeat(mostDigits)]),
  ];
  const cannotBeWrong =
    validation.kind === 'any' &&
    leastDigits === 1 &&
    endAtMost &&
    !(data.readBack.on && data.readBack.againKey !== '');
  return { digits: [...new Set([...good, ...strays])], rare: cannotBeWrong ? ['invalid'] : [] };
}

function goodEntries(
  { validation, leastDigits, mostDigits }: GetDigits,
  { now, settings }: ProbeContext,
): string[] {
  const plain = '1234567890'.repeat(4).slice(0, Math.max(leastDigits, Math.min(4, mostDigits)));
  switch (validation.kind) {
    case 'any':
      return [plain];
    case 'range':
      return [validation.smallest, validation.largest]
        .map((text) => text.trim())
        .filter((text) => /^\d{1,32}$/.test(text))
        .map((text) => text.padStart(leastDigits, '0'));
    case 'list':
      return validation.allowed
        .flatMap(({ value }) => (isTemplate(value) ? [] : value.split(/[\s,;]+/)))
        .filter((text) => text !== '');
    case 'phone':
      return nationalOf(validation.country || settings.country);
    case 'date':
      return [-400, -20, 0, 20, 400].map((days) =>
        dateKeys(validation.dateFormat, isoInZone(now + days * 86_400_000, settings.timeZone)),
      );
    case 'luhn':
      return luhnNumbers(Math.max(leastDigits, Math.min(16, mostDigits)));
  }
}

function nationalOf(country: string): string[] {
  const national = parsePhone(examplePhone(country), country)?.national.replace(/\D/g, '') ?? '';
  return national === '' ? [] : [national];
}

/** A day, in ISO 8601, in the order in which it is asked for. */
function dateKeys(format: GetDigits['validation']['dateFormat'], iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return format.replace('yyyy', year).replace('yy', year.slice(2)).replace('mm', month).replace('dd', day);
}

function luhnNumbers(length: number): string[] {
  const stem = '4111111111111111'.padEnd(length, '1').slice(0, length - 1);
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((last) => stem + last).filter(isLuhn);
}
