import { performance } from 'node:perf_hooks';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { compile } from '#runtime/graph/compile.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { FlowSketch, words } from '../tests/support/flows.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

const departments = 12;
const scenarioCount = 500;
const rounds = 3;

/** How long the tests of a big flow take, in the simulator. */
export function main(): Promise<Row[]> {
  const program = compile(companyFlow(), { version: 'bench', flow: 'bench' });
  const resources = { revision: '', audio: {}, schedules: {}, fallback: { message: 'Sorry.', number: '' } };
  const world = { program, resources };
  const scenarios = Array.from({ length: scenarioCount }, (_, number) => companyScenario(number));
  const run = (provider: string): number => {
    const began = performance.now();
    const red = scenarios
      .map((scenario) => runScenario(world, scenario, provider))
      .find((result) => !result.ok);
    if (red) throw new Error(`${red.scenario}: ${red.problem}`);
    return (performance.now() - began) / 1_000;
  };
  const rows = ['twilio', 'plivo'].map((provider): Row => {
    const seconds = median(Array.from({ length: rounds }, () => run(provider)));
    return {
      what: `${scenarioCount} scenarios of a flow of ${program.nodes.size} steps, as through ${provider}`,
      value: `${seconds.toFixed(2)} s`,
      meaning: 'Publishing waits so long for all tests of a big flow; the goal is under 5 s',
    };
  });
  return Promise.resolve(rows);
}

/** A company's line: a menu of departments, each with a menu of its own, opening hours, an order number, people and a mailbox. */
function companyFlow(): FlowDocument {
  const sketch = new FlowSketch('Company', { providers: ['twilio', 'plivo'] })
    .node('start', 'incoming-call')
    .node('hello', 'speak', { prompt: words('Welcome to the company.') })
    .node('menu', 'get-digits', {
      prompt: words('Please enter the number of the department, two digits.'),
      leastDigits: 2,
      mostDigits: 2,
    })
    .node('bye', 'hang-up', { prompt: words('Goodbye.') })
    .node('which', 'branch', {
      branches: Array.from({ length: departments }, (_, number) => ({
        id: `department-${number}`,
        label: `Department ${number}`,
        tests: [
          { id: 'number', left: '{{ steps.menu.digits }}', operator: 'equals', right: twoDigits(number) },
        ],
      })),
    })
    .wire('start', 'next', 'hello')
    .wire('hello', 'next', 'menu')
    .wire('menu', { entered: 'which', 'no-input': 'bye', invalid: 'bye' })
    .wire('which', 'else', 'bye');
  for (let number = 0; number < departments; number += 1) addDepartment(sketch, number);
  return sketch.document();
}

function addDepartment(sketch: FlowSketch, number: number): void {
  const id = (name: string) => `${name}-${number}`;
  sketch
    .node(id('hours'), 'hours', {
      own: { weekly: [{ id: 'week', days: 'weekdays', from: '08:00', to: '17:00' }] },
    })
    .node(id('menu'), 'menu', {
      prompt: words(`Department ${number}. For an order press 1, for a person press 2.`),
      noInputPrompt: words('I did not hear you.'),
      options: [
        { id: 'order', label: 'Order', keys: '1', phrases: { 'en-US': 'order' } },
        { id: 'person', label: 'Person', keys: '2', phrases: { 'en-US': 'person' } },
      ],
      speech: { on: true },
    })
    .node(id('order'), 'get-digits', {
      prompt: words('Please enter your order number, four digits.'),
      leastDigits: 4,
      mostDigits: 4,
    })
    .node(id('found'), 'speak', {
      prompt: words(`Your order {{ steps.order_${number}.digits }} is on its way.`),
    })
    .node(id('people'), 'dial', {
      targets: [{ id: 'one', number: `+14155550${100 + number}`, label: 'One' }],
    })
    .node(id('mailbox'), 'record', { prompt: words('Please leave a message after the tone.') })
    .node(id('thanks'), 'speak', { prompt: words('Thank you for your message.') })
    .node(id('closed'), 'speak', { prompt: words('We are closed.') })
    .wire('which', `branch:department-${number}`, id('hours'))
    .wire(id('hours'), { open: id('menu'), closed: id('closed') })
    .wire(id('menu'), {
      'option:order': id('order'),
      'option:person': id('people'),
      'no-input': id('people'),
      invalid: 'bye',
    })
    .wire(id('order'), { entered: id('found'), 'no-input': 'bye', invalid: 'bye' })
    .wire(id('found'), 'next', 'bye')
    .wire(id('people'), {
      answered: 'bye',
      'no-answer': id('mailbox'),
      busy: id('mailbox'),
      rejected: id('mailbox'),
      failed: id('mailbox'),
    })
    .wire(id('mailbox'), { recorded: id('thanks'), empty: 'bye' })
    .wire(id('thanks'), 'next', 'bye')
    .wire(id('closed'), 'next', id('mailbox'));
}

/** Calls as people have them: an order, somebody on the line, a message when nobody answers, a call in the evening. */
function companyScenario(number: number): Scenario {
  const department = number % departments;
  const begin: ScenarioStep[] = [{ hears: 'Welcome' }, { presses: twoDigits(department) }];
  const ways: ScenarioStep[][] = [
    [
      { hears: `Department ${department}.` },
      { presses: '1' },
      { presses: '4711' },
      { hears: 'order 4711 is' },
      { ends: 'by-flow' },
    ],
    [{ says: 'person' }, { dial: { does: 'answers', talks: 60 } }, { hears: 'Goodbye' }, { ends: 'by-flow' }],
    [
      { stays: 'silent' },
      { hears: 'did not hear' },
      { presses: '2' },
      { dial: 'busy' },
      { says: 'Please call me.' },
      { stays: 'silent' },
      { hears: 'for your message' },
    ],
    [{ hears: 'closed' }, { says: 'Are you there?' }, { hangsUp: true }, { ends: 'by-caller' }],
  ];
  const way = number % ways.length;
  const at = way === 3 ? '2026-01-14T20:00' : '2026-01-14T10:00';
  return { name: `Call ${number}`, call: { at }, steps: [...begin, ...(ways[way] ?? [])] };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

if (import.meta.main) console.table(await main());
