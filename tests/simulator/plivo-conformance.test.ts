import { describe, expect, it } from 'vitest';
import { plivo } from '#runtime/simulator/plivo/virtual-provider.ts';
import { playCase } from './conformance.ts';
import { roomCases } from './plivo/conference.ts';
import { dialCases } from './plivo/dial.ts';
import { getDigitsCases } from './plivo/get-digits.ts';
import { getInputCases } from './plivo/get-input.ts';
import { hangUpCases } from './plivo/hang-up.ts';
import { promptCases } from './plivo/prompts.ts';
import { recordCases } from './plivo/record.ts';
import { restCases } from './plivo/rest.ts';
import { webhookCases } from './plivo/webhooks.ts';

const tables = {
  'webhooks and failures': webhookCases,
  prompts: promptCases,
  '<GetInput>': getInputCases,
  '<GetDigits>': getDigitsCases,
  '<Dial>': dialCases,
  '<Record>': recordCases,
  '<Conference>, <MultiPartyCall>, <Stream>': roomCases,
  '<Hangup>': hangUpCases,
  'commands of the REST API': restCases,
};

describe.each(Object.entries(tables))('Plivo: %s', (_, cases) => {
  it.each(cases.map((item) => [`${item.rule} (${item.source})`, item] as const))('%s', (_rule, item) => {
    expect(playCase(plivo, item)).toBe('');
  });
});

it('has many rules, each with its source', () => {
  const cases = Object.values(tables).flat();
  expect(cases.length).toBeGreaterThanOrEqual(100);
  expect(cases.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
  expect(new Set(cases.map(({ rule, source }) => `${rule} ${source}`)).size).toBe(cases.length);
});
