import { describe, expect, it } from 'vitest';
import { replayScenario, runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { worldOf } from '#tests/support/samples.ts';

const office = new FlowSketch('Office', { timeZone: 'Europe/Zurich' })
  .variable('count', 'number', 1)
  .node('start', 'incoming-call')
  .node('hours', 'hours', { own: { weekly: [{ id: 'week', days: 'weekdays', from: '08:00', to: '17:00' }] } })
  .node('menu', 'menu', {
    prompt: words('Welcome. For Anna press 1, for all press 2, to be written to press 3.'),
    options: [
      { id: 'anna', label: 'Anna', keys: '1', phrases: { 'en-US': 'Anna' } },
      { id: 'all', label: 'All', keys: '2' },
      { id: 'write', label: 'Write', keys: '3' },
    ],
    speech: { on: true },
    attempts: 2,
    noInputPrompt: words('Nothing was heard.'),
  })
  .node('Ring Anna', 'dial', { targets: [{ id: 'anna', number: '+41445550101', label: 'Anna' }] })
  .node('Ring all', 'dial', {
    order: 'together',
    targets: [
      { id: 'anna', number: '+41445550101', label: 'Anna' },
      { id: 'ben', number: '+41445550102', label: 'Ben' },
    ],
  })
  .node('message', 'record', { prompt: words('Leave a message.') })
  .node('write', 'send-message', { texts: { 'en-US': 'Your code is 4711.' } })
  .node('bye', 'hang-up', { prompt: words('Goodbye.') })
  .node('closed', 'hang-up', { prompt: words('We are closed.') })
  .wire('start', 'next', 'hours')
  .wire('hours', { open: 'menu', closed: 'closed' })
  .wire('menu', {
    'option:anna': 'Ring Anna',
    'option:all': 'Ring all',
    'option:write': 'write',
    'no-input': 'bye',
    invalid: 'bye',
  })
  .wire('Ring Anna', { answered: 'bye', 'no-answer': 'message', busy: 'message', rejected: 'message' })
  .wire('Ring all', {
    answered: 'bye',
    'no-answer': 'message',
    busy: 'message',
    rejected: 'message',
    failed: 'message',
  })
  .wire('message', { recorded: 'bye', empty: 'bye' })
  .wire('write', { sent: 'bye', failed: 'bye' })
  .document();

const world = worldOf(office);

describe.each(Object.keys(virtualProviders))('a scenario on %s', (provider) => {
  const run = (steps: ScenarioStep[], call: Scenario['call'] = {}): ScenarioResult =>
    runScenario(world, { name: 'A call', call, steps }, provider);
  const problem = (...steps: ScenarioStep[]) => run(steps).problem;

  it('hears the whole prompt before the caller does something, and from then on what is new', () => {
    expect(problem({ hears: 'WELCOME.  For anna' }, { presses: '9' }, { hears: 'Welcome' })).toBe('');
    expect(
      problem({ hears: { exact: 'Welcome. For Anna press 1, for all press 2, to be written to press 3.' } }),
    ).toBe('');
    expect(problem({ hears: { pattern: 'for all press [0-9],' } })).toBe('');
    expect(problem({ hears: { exact: 'Welcome.' } })).toMatch(
      /exactly “Welcome.” should be heard, but there was “Wel/,
    );
    expect(problem({ presses: '1' }, { hears: 'Welcome' })).toBe(
      '“Welcome” should be heard, but there was nothing',
    );
  });

  it('lets a far end do as it is said, now or when it rings', () => {
    const message = [
      { hears: 'Leave a message' },
      { says: 'It is me.' },
      { presses: '#' },
      { ends: 'by-flow' },
    ] as const;
    expect(problem({ presses: '1' }, { rings: '+41 44 555 01 01' }, { dial: 'busy' }, ...message)).toBe('');
    expect(problem({ dial: 'no-answer' }, { says: 'Anna' }, ...message)).toBe('');
    expect(problem({ presses: '1' }, { stays: 'silent' }, ...message)).toBe('');
    expect(problem({ presses: '1' }, { dial: 'rejects' }, ...message)).toBe('');
    const talks = { dial: { does: 'answers', talks: 30 } } as const;
    expect(problem({ presses: '1' }, talks, { hears: 'Goodbye' }, { ends: 'by-flow' })).toBe('');
    expect(
      problem({ presses: '1' }, { dial: 'answers' }, { waits: 20 }, { hangsUp: true }, { ends: 'by-caller' }),
    ).toBe('');
  });

  it('tells apart who rings at once by their numbers', () => {
    const anna = { dial: { does: 'busy', number: '+41445550101' } } as const;
    const ben = { dial: { does: 'answers', number: '+41445550102', talks: 5 } } as const;
    expect(problem({ presses: '2' }, anna, ben, { rings: '+41445550102' }, { hears: 'Goodbye' })).toBe('');
  });

  it('is at the moment that it says, on the clocks of the flow or of another place', () => {
    const at = (call: Scenario['call']) => run([{ hears: 'closed' }], call).ok;
    expect(at({})).toBe(false);
    expect(at({ at: '2026-11-20T16:59' })).toBe(false);
    expect(at({ at: '2026-11-20T17:00' })).toBe(true);
    expect(at({ at: '2026-11-20T16:59', timeZone: 'America/New_York' })).toBe(true);
    expect(at({ at: '2026-11-20T07:30:00Z' })).toBe(false);
    expect(at({ at: '2026-11-22' })).toBe(true);
  });

  it('says what was found in place of what was expected', () => {
    expect(
      problem(
        { presses: '3' },
        { sends: { to: '+12025550123', text: 'code is 4711' } },
        { reaches: 'Write' },
      ),
    ).toBe('');
    expect(problem({ presses: '3' }, { sends: { text: '4712' } })).toMatch(
      /“4712” should be sent, but there was to \+1202/,
    );
    expect(problem({ sends: {} })).toBe('A message should be sent, but there was nothing');
    expect(problem({ variable: { name: 'vars.count', is: 1 } })).toBe('');
    expect(problem({ variable: { name: 'vars.count', is: '1' } })).toBe(
      'vars.count should be "1", but there was 1',
    );
    expect(problem({ reaches: 'Ring Anna' })).toBe(
      'The call should come to “Ring Anna”, but there was start, hours, menu',
    );
    expect(problem({ ends: 'by-flow' })).toMatch(/it goes on: it listens to the caller/);
    expect(problem({ hangsUp: true }, { ends: 'by-flow' })).toMatch(/it ended by-caller/);
    expect(problem({ hangsUp: true }, { presses: '1' })).toMatch(/The call is over/);
    expect(problem({ presses: '1' }, { ends: 'by-flow' })).toMatch(/it rings \+?41445550101/);
  });

  it('tells an end by the error handler from one by the flow', () => {
    // Nobody drew what becomes of a number that cannot be reached.
    expect(
      problem({ presses: '1' }, { dial: 'fails' }, { hears: 'We are sorry' }, { ends: 'by-error' }),
    ).toBe('');
    expect(
      problem({ stays: 'silent' }, { hears: 'Nothing was heard' }, { stays: 'silent' }, { ends: 'by-flow' }),
    ).toBe('');
  });

  it('tells how each step stood, what was passed, and the way there state by state', () => {
    const steps: ScenarioStep[] = [{ presses: '3' }, { reaches: 'nowhere' }, { hears: 'Goodbye' }];
    const { result, states, stepStarts } = replayScenario(
      world,
      { name: 'A call', call: {}, steps },
      provider,
    );
    expect(result.steps.map(({ ok }) => ok)).toEqual([true, false]);
    expect(result.passed).toContainEqual({ version: 'draft', node: 'write', port: 'sent' });
    expect(stepStarts).toHaveLength(3);
    expect(states[stepStarts[0] ?? 0]?.call?.frames.at(-1)?.node).toBe('menu');
    expect(result.outcome).toMatchObject({ sent: [{ text: 'Your code is 4711.' }], ending: 'by-flow' });
  });
});
