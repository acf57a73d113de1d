import { describe, expect, test, vi } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { explore } from '#runtime/explorer/explore.ts';
import type { Exploration } from '#runtime/explorer/report.ts';
import { writeScenarios } from '#runtime/explorer/write-scenarios.ts';
import { compile } from '#runtime/graph/compile.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { exploreDocument, monday, noResources } from './sample-flows.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const begin = (name: string, settings = {}) =>
  new FlowSketch(name, settings)
    .node('in', 'incoming-call')
    .node('bye', 'hang-up', { prompt: words('Goodbye.') });

/** Outcomes that count and that no call takes. */
function missed({ outcomes }: Exploration): string[] {
  return outcomes
    .filter(({ reached, optional }) => !reached && !optional)
    .map(({ node, port }) => `${node} ${port}`);
}

/** Steps whose outcomes depend on more than what the caller does at them. */
const deciding: Record<string, FlowDocument> = {
  'a condition on digits entered before': begin('Digits')
    .node('code', 'get-digits', { prompt: words('Your code?'), leastDigits: 4, mostDigits: 4 })
    .node('vip', 'branch', {
      branches: [
        {
          id: 'vip',
          label: 'VIP',
          tests: [{ id: 'vip', left: '{{ steps.code.digits }}', operator: 'equals', right: '7391' }],
        },
      ],
    })
    .node('hello', 'speak', { prompt: words('Hello, old friend.') })
    .wire('in', 'next', 'code')
    .wire('code', { entered: 'vip', 'no-input': 'bye', invalid: 'bye' })
    .wire('vip', { 'branch:vip': 'hello', else: 'bye' })
    .wire('hello', 'next', 'bye')
    .document(),
  'a condition on a variable that a web service fills, handed on by another': begin('Web')
    .variable('plan', 'text', '')
    .variable('kind', 'text', '')
    .node('ask', 'http-request', {
      url: 'https://example.com',
      prompt: words('One moment.'),
      variables: [{ id: 'plan', variable: 'plan', from: 'body', path: 'customer.plan' }],
      outcomes: [{ id: 'gone', label: 'Gone', statuses: '404, 410' }],
    })
    .node('keep', 'set-variables', { changes: [{ id: 'kind', name: 'kind', value: '{{ vars.plan }}' }] })
    .node('gold', 'branch', {
      branches: [
        {
          id: 'gold',
          label: 'Gold',
          tests: [
            { id: 'gold', left: '{{ vars.kind }}', operator: 'one-of', list: [{ id: 'g', value: 'gold' }] },
          ],
        },
      ],
    })
    .node('hello', 'speak', { prompt: words('Hello, gold.') })
    .wire('in', 'next', 'ask')
    .wire('ask', { succeeded: 'keep', 'status:gone': 'bye', failed: 'bye' })
    .wire('keep', 'next', 'gold')
    .wire('gold', { 'branch:gold': 'hello', else: 'bye' })
    .wire('hello', 'next', 'bye')
    .document(),
  'who calls, from where, and whom': begin('Who', { country: 'CH', languages: ['en-US'] })
    .node('who', 'branch', {
      branches: [
        { id: 'hidden', label: 'Hidden', tests: [{ id: 'a', left: '{{ caller.known }}', operator: 'no' }] },
        {
          id: 'boss',
          label: 'Boss',
          tests: [{ id: 'b', left: '{{ caller.number }}', operator: 'same-phone', right: '+41446681800' }],
        },
        {
          id: 'german',
          label: 'German',
          tests: [
            {
              id: 'c',
              left: '{{ caller.number }}',
              operator: 'in-country',
              list: [{ id: 'de', value: 'DE' }],
            },
          ],
        },
        {
          id: 'second',
          label: 'Second line',
          tests: [{ id: 'd', left: '{{ called.number }}', operator: 'equals', right: '+41446681801' }],
        },
      ],
    })
    .wire('in', 'next', 'who')
    .wire('who', {
      'branch:hidden': 'bye',
      'branch:boss': 'bye',
      'branch:german': 'bye',
      'branch:second': 'bye',
      else: 'bye',
    })
    .document(),
  'the clock, a holiday and hours that end': begin('Clock', { timeZone: 'Europe/Zurich', country: 'CH' })
    .node('hours', 'hours', {
      own: {
        weekly: [{ id: 'week', days: 'weekdays', from: '09:00', to: '17:00' }],
        holidays: { country: 'CH' },
      },
      holidayOutcome: true,
    })
    .node('party', 'hours', {
      own: {
        dates: [
          {
            id: 'party',
            name: 'Party',
            from: '2027-06-01',
            kind: 'hours',
            hours: [{ id: 'p', from: '10:00', to: '14:00' }],
          },
        ],
      },
    })
    .wire('in', 'next', 'hours')
    .wire('hours', { open: 'party', closed: 'bye', holiday: 'bye' })
    .wire('party', { open: 'bye', closed: 'bye' })
    .document(),
  'shares of callers and of calls': begin('Shares')
    .node('callers', 'percentage-split', {
      shares: [
        { id: 'few', percent: 2 },
        { id: 'many', percent: 98 },
      ],
    })
    .node('calls', 'percentage-split', {
      by: 'call',
      shares: [
        { id: 'few', percent: 5 },
        { id: 'many', percent: 95 },
      ],
    })
    .wire('in', 'next', 'callers')
    .wire('callers', { 'share:few': 'bye', 'share:many': 'calls' })
    .wire('calls', { 'share:few': 'bye', 'share:many': 'bye' })
    .document(),
  'a code that is sent, asked for again, wrong, expired and right': begin('Code')
    .node('verify', 'verify', {
      prompt: words('Your code, or star for another.'),
      sendingPrompt: words('You get a message.'),
      wrongPrompt: words('Wrong.'),
      noInputPrompt: words('Nothing.'),
    })
    .wire('in', 'next', 'verify')
    .wire('verify', { verified: 'bye', wrong: 'bye', expired: 'bye', 'not-sent': 'bye' })
    .document(),
  'people who must take a call, machines, and a round that ends': begin('People')
    .node('people', 'dial', {
      targets: [
        { id: 'one', number: '+12015550150' },
        { id: 'two', number: '+12015550151' },
      ],
      accept: { on: true, prompt: words('Press 1 to take it.') },
      detectMachine: true,
    })
    .node('again', 'loop-counter', { times: '2' })
    .node('sorry', 'speak', { prompt: words('One moment more.') })
    .wire('in', 'next', 'people')
    .wire('people', {
      answered: 'bye',
      'no-answer': 'again',
      busy: 'again',
      rejected: 'again',
      failed: 'again',
      machine: 'again',
    })
    .wire('again', { again: 'sorry', done: 'bye' })
    .wire('sorry', 'next', 'people')
    .document(),
  'digits of every kind': begin('Kinds')
    .node('date', 'get-digits', {
      prompt: words('Which day?'),
      validation: { kind: 'date', dateFormat: 'ddmmyyyy', dateLimit: 'future' },
    })
    .node('card', 'get-digits', {
      prompt: words('Your card?'),
      leastDigits: 12,
      mostDigits: 19,
      validation: { kind: 'luhn' },
    })
    .node('phone', 'get-digits', {
      prompt: words('Your number?'),
      mostDigits: 15,
      validation: { kind: 'phone' },
    })
    .node('age', 'get-digits', {
      prompt: words('How old?'),
      mostDigits: 3,
      validation: { kind: 'range', smallest: '18', largest: '99' },
    })
    .wire('in', 'next', 'date')
    .wire('date', { entered: 'card', 'no-input': 'bye', invalid: 'bye' })
    .wire('card', { entered: 'phone', 'no-input': 'bye', invalid: 'bye' })
    .wire('phone', { entered: 'age', 'no-input': 'bye', invalid: 'bye' })
    .wire('age', { entered: 'bye', 'no-input': 'bye', invalid: 'bye' })
    .document(),
};

describe.each(Object.entries(deciding))('%s', (_, document) => {
  test('calls come to every outcome', () => {
    const exploration = exploreDocument(document);
    expect(missed(exploration)).toEqual([]);
    expect(exploration.complete).toBe(true);
  });
});

test('a flow that is gone through, and one that is gone to for good, are walked too', () => {
  const inner = begin('Inner')
    .node('ask', 'menu', {
      prompt: words('Press 1 for yes.'),
      options: [{ id: 'yes', label: 'Yes', keys: '1' }],
    })
    .node('back', 'return', { outputs: { answer: '{{ steps.ask.label }}' } })
    .wire('in', 'next', 'ask')
    .wire('ask', { 'option:yes': 'back', 'no-input': 'back', invalid: 'bye' })
    .document();
  const outer = begin('Outer')
    .variable('answer', 'text', '')
    .node('through', 'go-to-flow', {
      flow: 'inner',
      outputs: [{ id: 'answer', output: 'answer', variable: 'answer' }],
    })
    .node('was', 'branch', {
      branches: [
        {
          id: 'yes',
          label: 'Yes',
          tests: [{ id: 'yes', left: '{{ vars.answer }}', operator: 'equals', right: 'Yes' }],
        },
      ],
    })
    .node('for-good', 'go-to-flow', { flow: 'inner', mode: 'jump' })
    .wire('in', 'next', 'through')
    .wire('through', 'returned', 'was')
    .wire('was', { 'branch:yes': 'bye', else: 'for-good' })
    .document();
  const subflows = new Map([['inner', compile(inner, { version: 'inner-1', flow: 'inner' })]]);
  const exploration = explore(compile(outer, { version: 'draft', flow: 'outer', subflows }), noResources, {
    now: monday,
  });
  expect(missed(exploration)).toEqual([]);
  const { scenarios, uncovered } = writeScenarios(exploration);
  expect(scenarios.length).toBeGreaterThan(1);
  expect(uncovered).toEqual([]);
});

test('the soonest and the latest way to a person, and how far each outcome is', () => {
  const document = begin('Person')
    .node('menu', 'menu', {
      prompt: words('Press 1.'),
      options: [{ id: 'one', label: 'One', keys: '1' }],
      attempts: 2,
    })
    .node('people', 'dial', { targets: [{ id: 'one', number: '+12015550150' }] })
    .wire('in', 'next', 'menu')
    .wire('menu', { 'option:one': 'people', 'no-input': 'people', invalid: 'bye' })
    .wire('people', { answered: 'bye', 'no-answer': 'bye', busy: 'bye', rejected: 'bye', failed: 'bye' })
    .document();
  const { toPerson, outcomes } = exploreDocument(document);
  expect(toPerson.shortest?.scenario?.steps).toEqual([{ presses: '1' }]);
  expect(toPerson.longest?.scenario?.steps).toEqual([{ stays: 'silent' }, { stays: 'silent' }]);
  expect(outcomes.find(({ port }) => port === 'no-input')?.length?.presses).toBe(0);
});

test('a flow without a beginning does not work, and that is all there is to it', () => {
  const { findings, counts } = exploreDocument(new FlowSketch('Nothing').document());
  expect(counts.stops).toBe(1);
  expect(findings.map(({ code, node }) => ({ code, node }))).toEqual([{ code: 'breaks', node: null }]);
});

test('the call that shows something begins when it happens, though others went on alike', () => {
  const document = begin('Night', { timeZone: 'Europe/Zurich' })
    .node('hours', 'hours')
    .wire('in', 'next', 'hours')
    .wire('hours', 'open', 'bye')
    .document();
  const exploration = exploreDocument(document);
  const [finding] = exploration.findings.filter(({ code }) => code === 'leads-nowhere');
  expect(finding).toMatchObject({ node: 'hours', port: 'closed' });
  const { program } = exploration.walk;
  const result =
    finding?.scenario && runScenario({ program, resources: noResources }, finding.scenario, 'twilio');
  expect(result?.passed).toContainEqual({ version: 'draft', node: 'hours', port: 'closed' });
});

test('an answering machine, and somebody who does not take the call, can be played too', () => {
  const document = begin('Machine')
    .node('people', 'dial', { targets: [{ id: 'one', number: '+12015550150' }], detectMachine: true })
    .node('picky', 'dial', {
      targets: [{ id: 'two', number: '+12015550151' }],
      accept: { on: true, prompt: words('Press 1 to take it.') },
    })
    .node('sorry', 'hang-up', { prompt: words('Nobody took it.') })
    .wire('in', 'next', 'people')
    .wire('people', {
      answered: 'bye',
      'no-answer': 'bye',
      busy: 'bye',
      rejected: 'bye',
      failed: 'bye',
      machine: 'picky',
    })
    .wire('picky', { answered: 'bye', 'no-answer': 'sorry', busy: 'bye', rejected: 'bye', failed: 'bye' })
    .document();
  const { scenarios, uncovered } = writeScenarios(exploreDocument(document));
  expect(uncovered).toEqual([]);
  expect(scenarios.flatMap(({ steps }) => steps)).toContainEqual({ dial: { does: 'machine', talks: 20 } });
});

/** After a greeting an agent waits for callers, for ten minutes. Where nobody comes nothing is wired. */
function agent(longestMinutes: number): FlowDocument {
  return begin('Agent', { longestMinutes })
    .node('hello', 'speak', { prompt: words('Good morning, here are the callers who wait.') })
    .node('answer', 'answer-queue', { queue: 'support', waitSeconds: 600 })
    .wire('in', 'next', 'hello')
    .wire('hello', 'next', 'answer')
    .wire('answer', { connected: 'bye', 'not-reached': 'bye', failed: 'bye', 'caller-hung-up': 'bye' })
    .document();
}

// The wait takes all of ten minutes, and the greeting has been before it.
test.each([
  [2, false],
  [10, false],
  [11, true],
])('in a call of at most %d minutes an agent waits ten minutes for nobody: %s', (minutes, comes) => {
  const { findings, outcomes, walk } = exploreDocument(agent(minutes));
  const found = findings.filter(({ port }) => port === 'nobody').map(({ code }) => code);
  expect(found).toEqual(comes ? ['leads-nowhere'] : []);
  expect(outcomes.find(({ port }) => port === 'nobody')).toMatchObject({ reached: comes });
  const longest = exploreDocument(agent(20)).findings.find(({ port }) => port === 'nobody')?.scenario;
  if (!longest) throw new Error('Nothing is found where there is time');
  const { passed } = runScenario({ program: walk.program, resources: noResources }, longest, 'twilio');
  expect(passed.some(({ port }) => port === 'nobody')).toBe(comes);
});
