import { expect, test } from 'vitest';
import { QueueCaller, QueueRequest, QueueStanding } from '#runtime/contract/queue.ts';
import { queueAnswers, queueResult } from '#runtime/scenarios/queue-result.ts';

const stay = { call: 'call-1', visit: 1 };
const requests: QueueRequest[] = [
  { action: 'join', queue: 'support', stay, most: 5 },
  { action: 'look', entry: 'somebody' },
  { action: 'leave', entry: 'somebody' },
  { action: 'call-back', entry: 'somebody', number: '+12125550100', callerId: '' },
  { action: 'take', queue: 'support', stay, take: 1 },
  { action: 'meet', entry: 'somebody', queue: 'support', stay, take: 2 },
];

test.each(requests)('$action has an answer that a step understands, whoever is there', (request) => {
  const answer = ['take', 'meet'].includes(request.action) ? QueueCaller : QueueStanding;
  for (const there of queueAnswers) {
    const result = queueResult({ id: 'need', kind: 'queue', request, seconds: 2 }, there);
    expect(result.ok && answer.safeParse(result.value).success, there).toBe(true);
  }
});

test('all that a step may ask is tried', () => {
  const actions = QueueRequest.options.map(({ shape }) => shape.action.value);
  expect(requests.map(({ action }) => action)).toEqual(actions);
});

test('an agent takes the call whatever the caller wants; nobody else lets them wait and leave', () => {
  const [join, look, leave, callBack] = requests.map((request) => (there: 'agent' | 'nobody') => {
    const result = queueResult({ id: 'need', kind: 'queue', request, seconds: 2 }, there);
    return result.ok ? Object(result.value).standing : null;
  });
  for (const asked of [join, look, leave, callBack]) expect(asked?.('agent')).toBe('taken');
  expect([join, look, leave, callBack].map((asked) => asked?.('nobody'))).toEqual([
    'waiting',
    'waiting',
    'left',
    'left',
  ]);
});

test('no other look-up asks a queue', () => {
  const need = { id: 'need', kind: 'verify-start', request: {}, seconds: 2 } as const;
  expect(queueResult(need, 'agent')).toEqual({ ok: false, error: 'failed' });
});
