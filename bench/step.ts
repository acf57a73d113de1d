import type { DigitsGathered } from '#runtime/contract/event.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { FlowSketch, words } from '../tests/support/flows.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { callStarted, resources } from './started-call.ts';

/** The engine alone, in flows of 10 to 5,000 steps, in turn. */
export async function main(): Promise<Row[]> {
  const sizes = [10, 100, 1_000, 5_000].map((nodes) => ({
    nodes,
    turn: turnOf(nodes),
    micros: [] as number[],
  }));
  for (let round = 0; round < rounds; round++)
    for (const { turn, micros } of sizes) micros.push(processorTime(turn, turnsPerRound));
  const first = median(sizes[0]?.micros ?? []);
  return sizes.map(({ nodes, micros }) => ({
    what: `One turn of the engine alone, ${nodes.toLocaleString('en')} steps in the flow`,
    value: `${median(micros).toFixed(1)} µs of processor time (${(median(micros) / first).toFixed(2)} times that of 10 steps)`,
    meaning: 'Menu, condition and a text with three values; a flow may be large without being slow.',
  }));
}

const rounds = 15;
// So many that each round has its share of garbage collections.
const turnsPerRound = 7_000;

/** Menu → branch → speak with three templates and 20 variables, in a flow of so many nodes. */
function turnOf(nodes: number): () => unknown {
  const program = compile(flowOf(nodes), { version: 'v1', flow: 'f1' });
  const started = callStarted('c1');
  const { state } = step(program, null, started, resources);
  const pressed: DigitsGathered = {
    callId: 'c1',
    provider: 'twilio',
    at: started.at,
    seed: started.seed,
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
  return turn;
}

/** Microseconds of this process, whatever else the machine does, per time. */
function processorTime(work: () => unknown, times: number): number {
  const began = process.cpuUsage().user;
  for (let count = 0; count < times; count++) work();
  return (process.cpuUsage().user - began) / times;
}

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
