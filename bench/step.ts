import { performance } from 'node:perf_hooks';
import type { CallStarted, DigitsGathered } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { FlowSketch, words } from '../tests/support/flows.ts';
import { median } from './median.ts';

/** Microseconds of one turn of the engine alone, menu → branch → speak with three templates and 20 variables, in a flow of so many nodes. */
export function measureStep(nodes: number): number {
  const program = compile(flowOf(nodes), { version: 'v1', flow: 'f1' });
  const base = {
    callId: 'c1',
    provider: 'twilio',
    at: Date.UTC(2026, 10, 21),
    seed: 'abcdefghijklmnopqrstuv',
  };
  const started: CallStarted = {
    ...base,
    class: 'fetch',
    kind: 'call-started',
    thread: 'main',
    call: {
      providerCallId: 'CA1',
      account: 'AC1',
      from: '+15550199001',
      to: '+15550100100',
      direction: 'inbound',
      callerName: '',
      forwardedFrom: '',
      details: { city: 'OAKLAND', state: 'CA', country: 'US', zip: '94601' },
    },
  };
  const { state } = step(program, null, started, resources);
  const pressed: DigitsGathered = {
    ...base,
    class: 'answer',
    kind: 'digits-gathered',
    thread: 'main',
    document: 1,
    callerGone: false,
    digits: '1',
  };
  const turn = () => step(program, state, pressed, resources);
  const said = JSON.stringify(turn().reply);
  if (!said.includes('value 7') || !said.includes('+15550199001'))
    throw new Error(`Not the bench's turn: ${said}`);
  for (let warm = 0; warm < 20_000; warm++) turn();
  return median(Array.from({ length: 21 }, () => timed(turn, 1_000)));
}

function timed(work: () => unknown, times: number): number {
  const began = performance.now();
  for (let count = 0; count < times; count++) work();
  return ((performance.now() - began) * 1000) / times;
}

const resources: Resources = {
  revision: '',
  audio: {},
  schedules: {},
  fallback: { message: '', number: '' },
};

/** The three steps of the turn, and a long line of others behind them. */
function flowOf(nodes: number) {
  const flow = new FlowSketch('Bench').node('start', 'incoming-call').node('menu', 'menu', {
    prompt: words('Press 1.'),
    options: [{ id: 'one', label: 'One', keys: '1' }],
  });
  for (let number = 0; number < 20; number++) flow.variable(`value_${number}`, 'text', `value ${number}`);
  flow
    .node('branch', 'branch', {
      branches: [
        {
          id: 'near',
          label: '',
          tests: [{ id: 't', left: '{{ caller.number }}', operator: 'starts-with', right: '+1' }],
        },
      ],
    })
    .node('speak', 'speak', {
      prompt: words(
        'Hello {{ caller.number }}, you have {{ vars.value_7 }} and pressed {{ steps.menu.digits }}.',
      ),
    })
    .node('ask', 'get-digits', { prompt: words('Your number, please.') })
    .wire('start', 'next', 'menu')
    .wire('menu', 'option:one', 'branch')
    .wire('branch', 'branch:near', 'speak')
    .wire('speak', 'next', 'ask');
  for (let number = 6; number < nodes; number++) {
    flow.node(`more${number}`, 'speak', { prompt: words(`Text ${number} for {{ caller.number }}.`) });
    flow.wire(number === 6 ? 'ask' : `more${number - 1}`, number === 6 ? 'entered' : 'next', `more${number}`);
  }
  return flow.document();
}

if (import.meta.main)
  for (const nodes of [10, 100, 1_000, 5_000]) console.log(nodes, measureStep(nodes).toFixed(1), 'µs');
