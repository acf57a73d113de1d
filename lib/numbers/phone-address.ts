import { Refusal } from '#lib/refusal.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';

/**
 * What a provider calls: a phone number in international form (spaces, dashes and brackets in it are dropped) or a SIP
 * address. Refuses anything else, also a number without its country.
 */
export function phoneAddress(text: string): string {
  const written = text.trim();
  if (/^sips?:[^\s@:;]+@[^\s@]+$/i.test(written)) return written;
  const phone = written.startsWith('+') ? parsePhone(written, '') : null;
  if (phone === null || !/^\+[1-9]\d{6,14}$/.test(phone.number))
    throw new Refusal('bad-number', { number: text });
  return phone.number;
}
