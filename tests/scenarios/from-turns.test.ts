import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#runtime/contract/json.ts';
import { fromTurns, type StoredTurn } from '#runtime/scenarios/from-turns.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';

const turn = (event: string, details: Json = {}, more: Partial<StoredTurn> = {}): StoredTurn => ({
  event,
  thread: 'main',
  details,
  passed: [],
  reply: null,
  ...more,
});

const told = (turns: StoredTurn[], finished = true) =>
  fromTurns({ from: '+15550100', to: '+15550199', startedAt: '2026-11-22T18:30:00.000Z', finished, turns });

test('what the caller and the others did becomes steps, in their order', () => {
  const { scenario, notices } = told(
    [
      turn('call-started'),
      turn('digits-gathered', { digits: '2' }),
      turn('nothing-gathered'),
      turn('speech-gathered', { text: 'opening hours', confidence: 0.9 }),
      turn('dial-ended', { status: 'busy', seconds: null }),
      turn('dial-ended', { status: 'no-answer', seconds: null }),
      turn('digits-gathered', { digits: '1' }, { thread: 'leg:3' }),
      turn('dial-ended', { status: 'completed', seconds: 42 }),
      turn('machine-detected', { leg: 4, answeredBy: 'machine' }),
      turn('dial-ended', { status: 'completed', seconds: 3 }),
      turn('nothing-recorded'),
      turn(
        'recorded',
        { recording: { id: 'RE1', url: '', seconds: 4 }, endedBy: '#' },
        { passed: [{ name: 'Message', changes: { 'steps.message.transcript': 'Call me back' } }] },
      ),
      turn('conference-left'),
      turn('call-ended', { status: 'completed', seconds: 60, cause: '' }),
    ],
    false,
  );
  expect(scenario).toEqual({
    name: 'Call of 2026-11-22 18:30',
    call: { from: '+15550100', to: '+15550199', at: '2026-11-22T18:30:00.000Z' },
    steps: [
      { presses: '2' },
      { stays: 'silent' },
      { says: 'opening hours' },
      { dial: 'busy' },
      { dial: 'no-answer' },
      { dial: { does: 'answers', presses: '1', talks: 42 } },
      { dial: 'machine' },
      { stays: 'silent' },
      { says: 'Call me back' },
      { presses: '#' },
      { room: 'closes' },
      { hangsUp: true },
    ],
  });
  expect(notices).toEqual([]);
});

test('sensitive keys become as many noughts as were asked for, and that is told', () => {
  const asking =
    '<Response><Gather input="dtmf" numDigits="6" finishOnKey=""><Say>PIN</Say></Gather></Response>';
  const { scenario, notices } = told([
    turn('call-started', {}, { reply: asking }),
    turn('digits-gathered', { digits: '••••' }, { reply: asking.replace(' numDigits="6"', '') }),
    turn('digits-gathered', { digits: '••••' }),
    turn('speech-gathered', { text: '••••' }),
  ]);
  expect(scenario.steps).toEqual([{ presses: '000000' }, { presses: '0000' }, { says: 'Something' }]);
  expect(notices).toHaveLength(2);
});

test('what web services answered is answered again, before anything else', () => {
  const result = (changes: Record<string, Json>) => [
    {
      name: 'Look up',
      changes: Object.fromEntries(Object.entries(changes).map(([k, v]) => [`steps.look_up.${k}`, v])),
    },
  ];
  const { scenario } = told([
    turn(
      'digits-gathered',
      { digits: '7' },
      { passed: result({ status: 200, body: { a: 1 }, seconds: 0.1, error: '' }) },
    ),
    turn('digits-gathered', { digits: '8' }, { passed: result({ seconds: 0.2, status: 404 }) }),
    turn('continued', {}, { passed: result({ status: 0, body: '', error: 'timeout', seconds: 0 }) }),
    turn(
      'continued',
      {},
      { passed: [{ name: 'Menu', changes: { 'steps.menu.status': 'chosen', 'vars.x': 1 } }] },
    ),
  ]);
  expect(scenario.steps).toEqual([
    { lookUp: { step: 'Look up', finds: { status: 200, body: { a: 1 } } } },
    { lookUp: { step: 'Look up', finds: { status: 404, body: { a: 1 } } } },
    { lookUp: { step: 'Look up', finds: { fails: 'timeout' } } },
    { presses: '7' },
    { presses: '8' },
  ]);
});

test('a code that was checked is checked again, with the same verdicts', () => {
  const result = (status: string, attempts: number, reason: string) => [
    {
      name: 'Verify',
      changes: {
        'steps.verify.status': status,
        'steps.verify.attempts': attempts,
        'steps.verify.reason': reason,
      },
    },
  ];
  const steps = (passed: StoredTurn['passed']) => told([turn('continued', {}, { passed })]).scenario.steps;
  const finds = (verify: string) => ({ lookUp: { step: 'Verify', finds: { verify } } });
  expect(steps(result('verified', 2, ''))).toEqual(['sent', 'wrong', 'approved'].map(finds));
  expect(steps(result('expired', 1, 'expired'))).toEqual(['sent', 'expired'].map(finds));
  expect(steps(result('not-sent', 0, 'blocked'))).toEqual([finds('not-sent')]);
  expect(steps(result('__proto__', 1e9, ''))).toEqual([]);
});

test('a caller who hung up in the middle of something does so once', () => {
  const gone = [
    turn('recorded', { callerGone: true, endedBy: '' }),
    turn('call-ended', { status: 'completed' }),
  ];
  expect(told(gone, false).scenario.steps).toEqual([{ says: 'A message' }, { hangsUp: true }]);
  expect(told([turn('dial-ended', { status: 'canceled', callerGone: true })], false).scenario.steps).toEqual([
    { hangsUp: true },
  ]);
});

const events = [
  'digits-gathered',
  'speech-gathered',
  'nothing-gathered',
  'dial-ended',
  'recorded',
  'machine-detected',
  'call-ended',
  '__proto__',
];

test('whatever was stored, it is a scenario', () => {
  const json = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));
  const details = fc.oneof(
    json,
    fc.record({ digits: json, text: json, endedBy: json, status: json, seconds: json, callerGone: json }),
  );
  const passed = fc.array(
    fc.record({
      name: fc.string({ minLength: 1 }),
      changes: fc.dictionary(
        fc.constantFrom('steps.a.status', 'steps.a.body', 'steps.a.error', 'steps.__proto__.status', 'x'),
        json,
      ),
    }),
    { maxLength: 3 },
  );
  const turns = fc.array(
    fc.record({
      event: fc.constantFrom(...events),
      thread: fc.constantFrom('main', 'leg:1', 'wait'),
      details,
      passed,
      reply: fc.option(fc.string()),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(turns, fc.boolean(), (stored, finished) => {
      const { scenario } = told(stored, finished);
      expect(Scenario.parse(JSON.parse(JSON.stringify(scenario)))).toEqual(
        JSON.parse(JSON.stringify(scenario)),
      );
    }),
    { numRuns: 300 },
  );
});
