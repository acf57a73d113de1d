import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyForm, setupOf } from '#components/simulator/model/call-form.ts';
import { wayOf } from '#components/simulator/model/call-way.ts';
import { createRehearser } from '#components/simulator/model/create-rehearser.ts';
import { namesOf } from '#components/simulator/model/names-of.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import { replay } from '#components/simulator/model/replay.ts';
import { storyOf } from '#components/simulator/model/story.ts';
import { createPlayer, type Speed, statesUntil, turnsOf } from '#components/simulator/player.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { recordScenario } from '#runtime/scenarios/record-scenario.ts';

let clinic: FlowDocument;
let rehearser: Rehearser;
/** A Wednesday at ten in Los Angeles. */
const now = Date.UTC(2026, 0, 14, 18);

beforeAll(async () => {
  const parsed = parseFlow(JSON.parse(await readFile('templates/clinic-front-desk.json', 'utf8')));
  if (!parsed.ok) throw new Error('The sample cannot be read.');
  clinic = parsed.document;
  rehearser = createRehearser(bundle(clinic), clinic);
});

function bundle(document: FlowDocument): FlowBundle {
  return {
    flow: { id: 'clinic', slug: 'clinic', name: 'Clinic' },
    version: 'draft',
    number: null,
    document,
    pins: {},
    subflows: {},
    resources: { revision: '', audio: {}, schedules: {}, fallback: { message: 'Sorry.', number: '' } },
    audioPaths: {},
    providers: ['twilio', 'plivo'],
    numbers: [],
  };
}

describe.each(['twilio', 'plivo'])('a call that is tried on %s', (provider) => {
  function call(speed: Speed) {
    const player = createPlayer(speed);
    const form = emptyForm({ provider, to: '+14155550100' });
    player.getState().call(rehearser, setupOf(form, clinic, { now, seed: 'a-call' }));
    const shown = () => {
      const state = statesUntil(player.getState()).at(-1);
      if (state === undefined) throw new Error('There is no call.');
      return state;
    };
    return {
      player,
      shown,
      story: () => storyOf(shown().moments, namesOf(clinic)),
      press: (keys: string) => player.getState().act(rehearser, { kind: 'keys-pressed', by: 'caller', keys }),
    };
  }

  it('runs fast until somebody can do something', () => {
    const { story, shown, press } = call('fast');
    expect(story().map(({ kind }) => kind)).toEqual(['heard']);
    expect(rehearser.situation(shown()).parties[0]?.listens?.promptOver).toBe(true);
    press('1');
    expect(story().some((line) => line.kind === 'pressed' && line.keys === '1')).toBe(true);
    expect(story().at(-1)).toMatchObject({ kind: 'heard' });
  });

  it('tells keys in a row as one entry', () => {
    const { story, press } = call('fast');
    press('1');
    press('2');
    press('47');
    press('11');
    const entries = story().flatMap((line) => (line.kind === 'pressed' ? [line.keys] : []));
    expect(entries.slice(0, 3)).toEqual(['1', '2', '4711']);
  });

  it('tells who is rung by name, and what became of it', () => {
    const { story, press, player } = call('fast');
    press('1');
    press('1');
    const rang = () => story().filter((line) => line.kind === 'rang');
    expect(rang()).toMatchObject([{ state: 'ringing' }]);
    player.getState().act(rehearser, { kind: 'far-end-acted', leg: 1, act: 'is-busy' });
    expect(rang()[0]).toMatchObject({ state: 'busy' });
  });

  it('goes back to an earlier turn and goes on differently', () => {
    const { press, player, shown, story } = call('fast');
    press('1');
    press('3');
    const before = player.getState().states;
    const first = story().map((line) => JSON.stringify(line));
    player.getState().lookAt(2);
    expect(turnsOf(shown())).toBe(2);
    expect(player.getState().states).toBe(before);
    press('9');
    expect(player.getState().lookedAt).toBeNull();
    const second = story().map((line) => JSON.stringify(line));
    expect(second).not.toEqual(first);
    expect(second.some((line) => line.includes('"keys":"3"'))).toBe(false);
    expect(second.slice(0, 2)).toEqual(first.slice(0, 2));
  });

  it('waits for the clock in real time, and goes step by step when asked', () => {
    const slow = call('real-time');
    const begun = slow.shown().phone.at;
    slow.player.getState().passTo(rehearser, begun + 1_000);
    expect(slow.shown().phone.at).toBe(begun + 1_000);
    const steps = call('step-by-step');
    const count = steps.shown().moments.length;
    steps.player.getState().next(rehearser);
    expect(steps.shown().moments.length).toBeGreaterThan(count);
  });

  it('shows its way over the canvas', () => {
    const { press, shown } = call('fast');
    press('1');
    const { nodes, wires, current } = wayOf(shown().moments, 'draft');
    expect(current).not.toBeNull();
    expect(nodes.has(current ?? '')).toBe(true);
    const drawn = new Set(clinic.edges.map(({ from, port }) => `${from}:${port}`));
    expect(wires.size).toBeGreaterThan(0);
    expect([...wires].filter((wire) => !drawn.has(wire))).toEqual([]);
  });

  it('becomes a test that passes on every provider, and fails where the flow was changed', () => {
    const { press, player, shown } = call('fast');
    const act = player.getState().act;
    press('1');
    press('1');
    act(rehearser, { kind: 'far-end-acted', leg: 1, act: 'is-busy' });
    act(rehearser, { kind: 'far-end-acted', leg: 2, act: 'does-not-answer' });
    act(rehearser, { kind: 'spoken', by: 'caller', text: 'It is about Thursday.' });
    act(rehearser, { kind: 'stayed-silent' });
    const scenario = recordScenario(shown(), {
      name: 'Nobody there',
      timeZone: clinic.settings.timeZone,
      nameOf: ({ node }) => clinic.nodes[node]?.name ?? node,
    });
    expect(scenario.steps).toContainEqual({ dial: 'busy' });
    expect(scenario.steps).toContainEqual({ dial: 'no-answer' });
    for (const other of rehearser.providers) {
      const { result } = rehearser.run(scenario, other);
      expect(result.problem).toBe('');
    }
    const mute = { ...clinic, edges: clinic.edges.filter(({ port }) => port !== 'no-answer') };
    const { result, states } = createRehearser(bundle(clinic), mute).run(scenario, provider);
    expect(result.ok).toBe(false);
    expect(states.length).toBeGreaterThan(1);
  });

  it('tells the same story on every provider', () => {
    const { press, player, shown } = call('fast');
    press('1');
    player.getState().act(rehearser, { kind: 'stayed-silent' });
    press('2');
    const words = (one: ReturnType<typeof storyOf>) =>
      one.flatMap((line) =>
        line.kind === 'heard' ? [line.text] : line.kind === 'pressed' ? [line.keys] : [],
      );
    const here = words(storyOf(shown().moments, namesOf(clinic)));
    for (const other of rehearser.providers) {
      const there = replay(rehearser, shown(), other);
      expect(words(storyOf(there.moments, namesOf(clinic)))).toEqual(here);
    }
  });
});
