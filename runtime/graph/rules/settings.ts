import type { FlowSettings } from '#runtime/contract/flow.ts';
import { isCountry, parsePhone } from '#runtime/expressions/phone.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** The flow's own settings: languages, time zone, country and the last resort. */
export const settings: Rule = ({ document: { settings } }) => [
  ...settings.languages.flatMap((language, index) =>
    settings.languages.indexOf(language) === index
      ? []
      : [
          problemOf({
            code: 'duplicate-language',
            field: `settings.languages.${index}`,
            parameters: { language },
          }),
        ],
  ),
  ...(isTimeZone(settings.timeZone)
    ? []
    : [
        problemOf({
          code: 'unknown-time-zone',
          field: 'settings.timeZone',
          parameters: { zone: settings.timeZone },
        }),
      ]),
  ...(isCountry(settings.country)
    ? []
    : [
        problemOf({
          code: 'unknown-country',
          field: 'settings.country',
          parameters: { country: settings.country },
        }),
      ]),
  ...lastResort(settings),
];

function lastResort({ fallbackNumber, fallbackMessage, country, languages }: FlowSettings) {
  const said = Object.keys(fallbackMessage).filter((language) => fallbackMessage[language]?.trim() !== '');
  const silent = said.length === 0 ? [] : languages.filter((language) => !said.includes(language));
  const isBad = fallbackNumber !== '' && parsePhone(fallbackNumber, country)?.valid !== true;
  return [
    ...(isBad
      ? [
          problemOf({
            code: 'bad-phone-number',
            field: 'settings.fallbackNumber',
            parameters: { number: fallbackNumber },
          }),
        ]
      : []),
    ...[...new Set(silent)].map((language) =>
      problemOf({
        code: 'missing-translation',
        severity: 'warning',
        field: 'settings.fallbackMessage',
        parameters: { language },
      }),
    ),
  ];
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
