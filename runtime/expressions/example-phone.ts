import { getCountryCallingCode } from 'libphonenumber-js';
import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import { isCountry, parsePhone } from './phone.ts';

const examples = new BoundedCache<string>(300);

/** A number (E.164) that may be one of a country (ISO 3166-1 alpha-2), always the same; '' where none is found. */
export function examplePhone(country: string): string {
  return examples.get(country, () => findPhone(country, ''));
}

/** One that begins like this, such as `+4930`. */
export function examplePhoneFrom(beginning: string): string {
  return examples.get(beginning, () => findPhone('', beginning));
}

function findPhone(country: string, beginning: string): string {
  if (beginning === '' && !isCountry(country)) return '';
  const start = beginning !== '' || !isCountry(country) ? beginning : `+${getCountryCallingCode(country)}`;
  const fits = (number: string) => {
    const phone = parsePhone(number, country);
    return phone?.valid === true && (country === '' || phone.country === country);
  };
  // Enough to come to a mobile or a local number everywhere, and a bound on the work.
  for (let length = 10; length >= 5; length -= 1) {
    for (let area = 0; area < 1_000; area += 1) {
      const number = `${start}${String((area + 201) % 1_000).padStart(3, '0')}${'5550123'.slice(0, length - 3)}`;
      if (fits(number)) return number;
    }
  }
  return '';
}
