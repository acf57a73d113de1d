import { describe, expect, test } from 'vitest';
import { defaultSettings, FlowDocument } from '#runtime/contract/flow.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import type { Program } from '#runtime/graph/program.ts';
import { playing, resources, said } from '../engine/fixture.ts';

const say = (text: string) => ({ languages: { 'en-US': { kind: 'text', text } } });

type Step = { kind: string; data?: object; to?: Record<string, string> };

/** A published flow of real steps; each is named as its id. */
function flow(sketch: Record<string, Step>): Program {
  const nodes = Object.entries(sketch).map(([id, { kind, data = {} }]) => [
    id,
    { kind, version: 1, name: id, position: { x: 0, y: 0 }, data },
  ]);
  const edges = Object.entries(sketch).flatMap(([from, { to = {} }]) =>
    Object.entries(to).map(([port, target]) => ({ from, port, to: target })),
  );
  const document = FlowDocument.parse({
    schemaVersion: 1,
    name: 'Calls',
    settings: defaultSettings,
    variables: [],
    nodes: Object.fromEntries(nodes),
    edges,
    notes: [],
  });
  return compile(document, { version: 'v1', flow: 'f1' });
}

const call = (sketch: Record<string, Step>) => {
  const played = playing(flow(sketch), resources, step);
  return { ...played, first: played.start() };
};

const anna = { id: 'anna', label: 'Anna', number: '+14155550111' };
const accept = { on: true, prompt: say('Press 1.'), tries: 1 };
const option = (key: string, more: object = {}) => ({ id: `o${key}`, keys: key, label: key, ...more });

describe('a person who is rung', () => {
  const rings = {
    start: { kind: 'incoming-call', to: { next: 'ring', 'hang-up': 'note' } },
    ring: {
      kind: 'dial',
      data: { targets: [anna], accept, detectMachine: true },
      to: { 'no-answer': 'ring', answered: 'bye', machine: 'voicemail', 'caller-hung-up': 'note' },
    },
    voicemail: { kind: 'record', data: { prompt: say('Leave a message.') }, to: { 'hung-up': 'note' } },
    note: {
      kind: 'set-variables',
      data: { variables: [] },
    },
    bye: { kind: 'hang-up', data: { prompt: say('Goodbye.') } },
  };

  test('of an earlier stay can accept no later call', () => {
    const phone = call(rings);
    phone.send({ class: 'fetch', kind: 'document-fetched', thread: 'leg:1', reason: 'whisper' });
    phone.answer({ kind: 'dial-ended', status: 'no-answer', seconds: null, recording: null, legCallId: '' });
    const late = phone.answer({ kind: 'digits-gathered', digits: '1', thread: 'leg:1', document: 1 });
    expect(late.reply).toMatchObject({ document: { instructions: [{ kind: 'hang-up' }] } });
    phone.send({ class: 'fetch', kind: 'document-fetched', thread: 'leg:2', reason: 'whisper' });
    phone.answer({ kind: 'digits-gathered', digits: '9', thread: 'leg:2', document: 1 });
    // Refused on the leg of this stay: the key pressed on the old one is not its.
    const ended = { kind: 'dial-ended', status: 'completed', seconds: 9, recording: null, legCallId: '' };
    expect(phone.answer(ended).trace.map(({ port }) => port)).toContain('no-answer');
  });

  test('takes the call once, by the key on the own leg', () => {
    const phone = call(rings);
    phone.send({ class: 'fetch', kind: 'document-fetched', thread: 'leg:1', reason: 'whisper' });
    const accepted = phone.answer({ kind: 'digits-gathered', digits: '1', thread: 'leg:1', document: 1 });
    expect(accepted.reply).toMatchObject({ thread: 'leg:1', document: { instructions: [] } });
    const again = phone.answer({ kind: 'digits-gathered', digits: '1', thread: 'leg:1', document: 1 });
    expect(again.changed).toBe(false);
    const ended = { kind: 'dial-ended', status: 'completed', seconds: 9, recording: null, legCallId: '' };
    expect(said(phone.answer(ended))).toEqual(['Goodbye.', 'hang-up']);
  });

  test('who is a machine loses the caller, who goes on, once', () => {
    const phone = call({ ...rings, ring: { ...rings.ring, data: { targets: [anna], detectMachine: true } } });
    const fact = { kind: 'machine-detected', key: 'machine:1', leg: 1, answeredBy: 'machine' };
    expect(phone.fact(fact).outbox.map(({ kind }) => kind)).toEqual(['redirect-call']);
    const moved = { class: 'fetch', kind: 'document-fetched', thread: 'main', reason: 'moved' };
    expect(said(phone.send(moved))).toEqual(['Leave a message.', 'record']);
    const repeated = phone.send(moved);
    expect(repeated.changed).toBe(false);
    expect(said(repeated)).toEqual(['Leave a message.', 'record']);
  });
});

describe('a menu below a menu', () => {
  const data = (text: string) => ({
    prompt: say(text),
    options: [option('1'), option('0', { action: 'back' })],
  });
  const menus = {
    start: { kind: 'incoming-call', to: { next: 'upper' } },
    upper: { kind: 'menu', data: data('Upper'), to: { 'option:o1': 'lower', back: 'bye' } },
    lower: { kind: 'menu', data: data('Lower'), to: { 'option:o1': 'upper' } },
    bye: { kind: 'hang-up' },
  };

  test('leads back to it, and the first of all by its own outcome', () => {
    const phone = call(menus);
    phone.press('1');
    expect(phone.state().frames[0]?.node).toBe('lower');
    phone.press('0');
    expect(phone.state().frames[0]?.node).toBe('upper');
    expect(said(phone.press('0'))).toEqual(['hang-up']);
  });
});

describe('a message', () => {
  const voicemail = {
    start: { kind: 'incoming-call', to: { next: 'voicemail' } },
    voicemail: { kind: 'record', to: { recorded: 'voicemail' } },
  };
  const recording = { id: 'RE1', url: 'https://media.example/RE1', seconds: 12 };
  const reports = {
    end: (phone: ReturnType<typeof call>) => phone.hangUp(),
    recorded: (phone: ReturnType<typeof call>) =>
      phone.answer({ kind: 'recorded', recording, endedBy: '', callerGone: true, document: 1 }),
    file: (phone: ReturnType<typeof call>) =>
      phone.fact({ kind: 'recording-ready', key: 'recording:RE1', recording, status: 'completed' }),
    transcript: (phone: ReturnType<typeof call>) =>
      phone.fact({
        kind: 'transcribed',
        key: 'text:1',
        recordingId: 'RE1',
        text: 'Hi.',
        status: 'completed',
      }),
  };

  test.each([
    ['recorded', 'end', 'file', 'transcript'],
    ['end', 'recorded', 'file', 'transcript'],
    ['end', 'file', 'transcript', 'recorded'],
    ['transcript', 'file', 'recorded', 'end'],
  ] as const)("is the step's, whole, when it is told as %s, %s, %s, %s", (...order) => {
    const phone = call(voicemail);
    for (const report of order) reports[report](phone);
    expect(phone.state().recordings).toEqual({
      RE1: { ...recording, step: 'voicemail', status: 'completed', transcript: 'Hi.' },
    });
  });
});
