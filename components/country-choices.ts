import { getCountries } from 'libphonenumber-js';
import type { Choice } from '#components/ui/select.tsx';

/** All countries with telephone numbers, by name. */
export function countryChoices(): Choice[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  return getCountries()
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
