import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { BoundedCache } from '#runtime/contract/bounded-cache.ts';

/** A phone number as it is stored (E.164) and shown. */
export type PhoneNumber = {
  number: string;
  /** ISO 3166-1 alpha-2; '' where the number belongs to none, such as +800. */
  country: string;
  valid: boolean;
  /** `+1 415 555 2671` */
  international: string;
  /** `(415) 555-2671` */
  national: string;
};

/**
 * Reads a phone number as people write it; one without + is of `country` (ISO 3166-1 alpha-2). null for what is none:
 * hidden callers, clients, SIP addresses, words.
 */
export function parsePhone(text: string, country: string): PhoneNumber | null {
  const written = text.trim();
  if (written.length > 40 || !/^[+(]?[\d\s().+/-]+$/.test(written)) return null;
  return known.get(`${country} ${written}`, () => ({ phone: readPhone(written, country) })).phone;
}

/** The same numbers are read again and again: the caller's in every turn of a call. */
const known = new BoundedCache<{ phone: PhoneNumber | null }>(2_000);

function readPhone(written: string, country: string): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(written, {
    extract: false,
    ...(isCountry(country) ? { defaultCountry: country } : {}),
  });
  if (parsed === undefined) return null;
  return {
    number: parsed.number,
    country: parsed.country ?? '',
    valid: parsed.isValid(),
    international: parsed.formatInternational(),
    national: parsed.formatNational(),
  };
}

/** Whether both are the same phone number, however they are written. */
export function samePhone(left: string, right: string, country: string): boolean {
  const [one, other] = [parsePhone(left, country), parsePhone(right, country)];
  return one !== null && other !== null && one.number === other.number;
}

export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}
