import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeStep } from '#runtime/scenarios/describe-step.ts';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';

const steps: ScenarioStep[] = [
  { presses: '1*#' },
  { says: 'sales' },
  { stays: 'silent' },
  { waits: 1.5 },
  { hangsUp: true },
  { dial: 'busy' },
  { dial: { does: 'answers', number: '+12025550100', presses: '1', talks: 30 } },
  { room: 'opens' },
  { lookUp: { finds: { status: 200, body: { state: 'sent' } } } },
  { lookUp: { step: 'Find the order', finds: { fails: 'timeout' } } },
  { lookUp: { finds: { verify: 'approved' } } },
  { lookUp: { finds: { result: [1] } } },
  { hears: 'welcome' },
  { hears: { exact: 'Welcome.' } },
  { hears: { pattern: 'wel+come' } },
  { reaches: 'Main menu' },
  { variable: { name: 'vars.count', is: 2 } },
  { rings: '+12025550100' },
  { sends: { to: '+12025550100', text: { pattern: 'code \\d+' } } },
  { sends: {} },
  { ends: 'by-flow' },
];

describe('a file of scenarios', () => {
  it('may hold every kind of step', () => {
    const file = {
      scenarios: [{ name: 'All', providers: ['plivo'], call: { at: '2026-11-22T18:30' }, steps }],
    };
    expect(parseScenarios(file)).toEqual({ ok: true, scenarios: file.scenarios });
  });

  it.each<[string, unknown, [path: string, message: RegExp]]>([
    ['a list alone', [], ['', /Write the tests as a list/]],
    ['nothing', null, ['', /Write the tests as a list/]],
    ['a text for a scenario', { scenarios: ['x'] }, ['scenarios[0]', /"name" and a list of "steps"/]],
    ['no name', one({ name: undefined }), ['scenarios[0].name', /expected string/]],
    ['a word that is none', one({ note: 'x' }), ['scenarios[0]', /note/]],
    ['a provider that is none', one({ providers: ['fax'] }), ['scenarios[0].providers', /twilio, plivo/]],
    [
      'a moment that is none',
      one({ call: { at: 'tomorrow' } }),
      ['scenarios[0].call.at', /2026-11-22T18:30/],
    ],
    ['a day that is none', one({ call: { at: '2026-02-30T10:00' } }), ['scenarios[0].call.at', /moment/]],
    [
      'a zone that is none',
      one({ call: { timeZone: 'Mars/North' } }),
      ['scenarios[0].call.timeZone', /Zurich/],
    ],
    [
      'a step that is none',
      one({ steps: [{ press: '1' }] }),
      ['scenarios[0].steps[0]', /presses, says, stays/],
    ],
    [
      'two things in one step',
      one({ steps: [{ presses: '1', waits: 1 }] }),
      ['scenarios[0].steps[0]', /one of/],
    ],
    ['keys that are none', one({ steps: [{ presses: 'A' }] }), ['scenarios[0].steps[0].presses', /pattern/]],
    [
      'a deed that is none',
      one({ steps: [{ dial: 'sings' }] }),
      ['scenarios[0].steps[0].dial', /docs\/scenarios.md/],
    ],
    [
      'a pattern that is none',
      one({ steps: [{ hears: { pattern: '(' } }] }),
      ['scenarios[0].steps[0].hears', /pattern/],
    ],
    ['a name twice', { scenarios: [ordinary, ordinary] }, ['scenarios[1].name', /name of its own/]],
  ])('with %s says where and what to do', (_, json, [path, message]) => {
    const parsed = parseScenarios(json);
    expect(parsed).toEqual({ ok: false, problems: [{ path, message: expect.stringMatching(message) }] });
  });

  it('may be any JSON', () => {
    void fc.assert(fc.property(fc.anything(), (json) => void parseScenarios(json)));
    void fc.assert(fc.property(fc.jsonValue(), (step) => void parseScenarios(one({ steps: [step] }))));
  });
});

it('every step reads as a sentence of its own', () => {
  const sentences = steps.map(describeStep);
  expect(new Set(sentences).size).toBe(steps.length);
  expect(sentences.slice(0, 7)).toEqual([
    'The caller presses 1*#',
    'The caller says “sales”',
    'The caller does nothing until the time is over',
    'The caller waits 1.5 seconds',
    'The caller hangs up',
    'Whoever is rung is busy',
    '+12025550100 answers, presses 1, talks for 30 seconds and hangs up',
  ]);
});

const ordinary = { name: 'A call', steps: [{ hangsUp: true }] };

function one(scenario: object): object {
  return { scenarios: [JSON.parse(JSON.stringify({ ...ordinary, ...scenario }))] };
}
