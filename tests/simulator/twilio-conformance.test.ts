import { describe, expect, it } from 'vitest';
import { twilio } from '#runtime/simulator/twilio/virtual-provider.ts';
import { playCase } from './conformance.ts';
import { dialCases } from './twilio/dial.ts';
import { gatherCases } from './twilio/gather.ts';
import { promptCases } from './twilio/prompts.ts';
import { recordCases } from './twilio/record.ts';
import { roomCases } from './twilio/rooms.ts';
import { webhookCases } from './twilio/webhooks.ts';

const tables = {
  'webhooks and failures': webhookCases,
  'prompts and ends': promptCases,
  '<Gather>': gatherCases,
  '<Dial>': dialCases,
  '<Record>': recordCases,
  '<Conference>, <Enqueue>, <Stream>': roomCases,
};

describe.each(Object.entries(tables))('Twilio: %s', (_, cases) => {
  it.each(cases.map((item) => [`${item.rule} (${item.source})`, item] as const))('%s', (_rule, item) => {
    expect(playCase(twilio, item)).toBe('');
  });
});

it('has many rules, each with its source', () => {
  const cases = Object.values(tables).flat();
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(cases.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
  expect(new Set(cases.map(({ rule, source }) => `${rule} ${source}`)).size).toBe(cases.length);
});
