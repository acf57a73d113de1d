import { expect, test, vi } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import type { Walk } from '#runtime/explorer/walk.ts';
import { providers } from '#runtime/providers/providers.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { exploreDocument, noResources } from './sample-flows.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

type Step = { kind: string; data: JsonObject };

const person = { id: 'one', number: '+12015550150' };
const accept = { on: true, prompt: words('Press 1 to take it.'), seconds: 60, tries: 5 };

const steps = {
  'somebody who is rung for ten minutes': {
    kind: 'dial',
    data: { targets: [{ ...person, timeoutSeconds: 600 }] },
  },
  'a machine that is asked five times for a key': {
    kind: 'dial',
    data: { targets: [person], detectMachine: true, accept },
  },
  'a question with a minute for the answer': {
    kind: 'get-digits',
    data: { prompt: words('Your code?'), firstSeconds: 60, attempts: 1 },
  },
  'a message that a minute of silence ends': {
    kind: 'record',
    data: { mostSeconds: 300, silenceSeconds: 60 },
  },
  'a message that no silence ends': { kind: 'record', data: { mostSeconds: 300, silenceSeconds: 0 } },
  'a room': { kind: 'conference', data: { name: 'room' } },
  'a queue': { kind: 'queue', data: { queue: 'support' } },
  'a voice agent': { kind: 'media-stream', data: { url: 'wss://example.com', timeLimitSeconds: 600 } },
} satisfies Record<string, Step>;

/** After a greeting a step of which nothing is wired. */
function flowOf({ kind, data }: Step, longestMinutes: number): FlowDocument {
  return new FlowSketch('Limit', { longestMinutes })
    .node('in', 'incoming-call')
    .node('hello', 'speak', { prompt: words('Good morning, you have reached the office.') })
    .node('it', kind, data)
    .wire('in', 'next', 'hello')
    .wire('hello', 'next', 'it')
    .document();
}

/** Whether a call comes out of the step so, on at least one provider. */
function comes(walk: Walk, scenario: Scenario, port: string): boolean {
  return Object.keys(providers).some((kind) => comesAt(kind, walk, { scenario, port }));
}

function comesAt(kind: string, { program }: Walk, call: { scenario: Scenario; port: string }): boolean {
  const { passed } = runScenario({ program, resources: noResources }, call.scenario, kind);
  return passed.some(({ node, port }) => node === 'it' && port === call.port);
}

// What is told of a long call is told of a short one only where there is time for it.
test.each([
  // Whoever does not answer in a scenario is not waited for.
  { name: 'somebody who is rung for ten minutes', port: 'no-answer', minutes: 1, there: true },
  { name: 'a machine that is asked five times for a key', port: 'machine', minutes: 5, there: false },
  { name: 'a machine that is asked five times for a key', port: 'machine', minutes: 6, there: true },
  { name: 'a question with a minute for the answer', port: 'no-input', minutes: 1, there: false },
  { name: 'a question with a minute for the answer', port: 'no-input', minutes: 2, there: true },
  { name: 'a message that a minute of silence ends', port: 'recorded', minutes: 1, there: false },
  { name: 'a message that a minute of silence ends', port: 'recorded', minutes: 2, there: true },
  { name: 'a message that no silence ends', port: 'recorded', minutes: 5, there: false },
  { name: 'a message that no silence ends', port: 'recorded', minutes: 6, there: true },
  { name: 'a room', port: 'left', minutes: 1, there: true },
  { name: 'a queue', port: 'answered', minutes: 1, there: true },
  { name: 'a voice agent', port: 'ended', minutes: 1, there: true },
] as const)(
  '$name: $port in a call of at most $minutes minutes: $there',
  ({ name, port, minutes, there }) => {
    const { findings, outcomes, walk } = exploreDocument(flowOf(steps[name], minutes));
    const told = findings.filter((finding) => finding.port === port && finding.code === 'leads-nowhere');
    expect(told.length).toBe(there ? 1 : 0);
    expect(outcomes.find((outcome) => outcome.node === 'it' && outcome.port === port)?.reached).toBe(there);
    const long = exploreDocument(flowOf(steps[name], 240)).findings.find((finding) => finding.port === port);
    if (!long?.scenario) throw new Error('Nothing is found where there is time');
    expect(comes(walk, long.scenario, port)).toBe(there);
  },
);

test.each([
  [5, false],
  [6, true],
])('in a call of at most %d minutes somebody is asked five times to take it: %s', (minutes, there) => {
  const step: Step = { kind: 'dial', data: { targets: [person], accept } };
  const { walk } = exploreDocument(flowOf(step, minutes));
  const way = walk.stops
    .flatMap(({ ways }) => ways)
    .find(({ happening }) => happening?.kind === 'dialed' && happening.outcome === 'refused');
  expect(way?.trace.some(({ node, port }) => node === 'it' && port === 'no-answer')).toBe(there);
  const scenario = { name: 'Refused', call: {}, steps: way?.happening?.steps ?? [] };
  // Plivo asks for the key itself, and once.
  expect(comesAt('twilio', walk, { scenario, port: 'no-answer' })).toBe(there);
});

// A message that is hardly begun is none either, at any time, but no scenario can say so.
test.each([
  { name: 'a message that a minute of silence ends', minutes: 1, shown: false },
  { name: 'a message that a minute of silence ends', minutes: 2, shown: true },
  { name: 'a message that no silence ends', minutes: 240, shown: false },
] as const)('$name: a call of at most $minutes minutes shows that there is none: $shown', (row) => {
  const { findings, walk } = exploreDocument(flowOf(steps[row.name], row.minutes));
  const [finding] = findings.filter(({ port }) => port === 'empty');
  expect(finding?.code).toBe('leads-nowhere');
  expect(finding?.scenario != null).toBe(row.shown);
  const silent = { name: 'Silence', call: {}, steps: [{ stays: 'silent' as const }] };
  expect(comes(walk, silent, 'empty')).toBe(row.shown);
});
