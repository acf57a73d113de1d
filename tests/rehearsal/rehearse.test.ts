import { beforeEach, describe, expect, it } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Rehearsal, RehearsalInput, RehearsalTurn } from '#runtime/rehearsal/rehearsal.ts';
import type { RehearsalWorld } from '#runtime/rehearsal/rehearsal-world.ts';
import { rehearse } from '#runtime/rehearsal/rehearse.ts';
import { startRehearsal } from '#runtime/rehearsal/start-rehearsal.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { worldOf } from '#tests/support/samples.ts';
import { setup } from './calls.ts';
import { type TestWebhook, Wire } from './wire.ts';

let wire: Wire;
let world: RehearsalWorld;
let call: Rehearsal;
let time = 0;

beforeEach(() => {
  wire = new Wire();
  time = 0;
});

function begin(document: FlowDocument, more: Partial<RehearsalWorld> = {}): void {
  world = { ...worldOf(document), virtualProviders: { twilio: wire.provider }, ...more };
  call = startRehearsal(world, setup('twilio'));
}

function take(input: RehearsalInput): void {
  call = rehearse(world, call, input);
}

/** Sends webhooks at one moment; returns the turns that came of them. */
function send(...webhooks: TestWebhook[]): RehearsalTurn[] {
  const before = turns().length;
  wire.send(...webhooks);
  time += 1_000;
  take({ kind: 'time-passed', to: time });
  return turns().slice(before);
}

function turns(): RehearsalTurn[] {
  return call.moments.flatMap((moment) => (moment.kind === 'turn' ? [moment.turn] : []));
}

/** An address of the last reply. */
function link(part: string): string {
  const links = [...(turns().at(-1)?.reply?.body ?? '').matchAll(/https:[^"<]+/g)].map(([url]) => url);
  return links.find((url) => url.includes(part)) ?? `no ${part} in ${links.join(' ')}`;
}

const results = (list: readonly RehearsalTurn[]) => list.map(({ result }) => result);

const menu = () =>
  new FlowSketch('Menu')
    .node('start', 'incoming-call')
    .node('menu', 'menu', { prompt: words('Press 1.'), options: [{ id: 'one', label: 'One', keys: '1' }] })
    .node('again', 'get-digits', { prompt: words('A number, please.'), leastDigits: 2, mostDigits: 2 })
    .wire('start', 'next', 'menu')
    .wire('menu', 'option:one', 'again')
    .document();

describe('webhooks of a rehearsed call', () => {
  it('get the same bytes again when they come again, and the current document when they are stale', () => {
    begin(menu());
    const url = link('gathered');
    const [first] = send({ url, parameters: { Digits: '1' } });
    const [again] = send({ url, parameters: { Digits: '1' } });
    const [other] = send({ url, parameters: { Digits: '2' } });
    expect(results([first, again, other].flatMap((turn) => turn ?? []))).toEqual([
      'answered',
      'repeated',
      'unchanged',
    ]);
    expect(first?.reply?.body).toContain('A number, please.');
    expect(again?.reply).toEqual(first?.reply);
    expect(other?.reply).toEqual(first?.reply);
    expect(call.call?.steps['menu']).toMatchObject({ digits: '1' });
  });

  it('are facts once', () => {
    begin(menu());
    const url = link('gathered').replace(/\/c\/.*/, '/status');
    const ended = { url, parameters: { CallStatus: 'completed', CallDuration: '7' }, notice: true };
    expect(results(send(ended, ended))).toEqual(['fact', 'unchanged']);
    expect(call.call?.status).toBe('ended');
  });

  it('of another call, of no address and of another place change nothing', () => {
    begin(menu());
    const before = call.call;
    const url = link('gathered');
    const [foreign, nowhere] = send(
      { url: url.replace(/\/c\/[^/]+/, '/c/another'), parameters: { Digits: '1' } },
      { url: url.replace('gathered', 'danced') },
      { url: 'https://music.example.com/hold' },
    );
    expect(foreign?.reply?.status).toBe(403);
    expect(nowhere?.reply?.status).toBe(404);
    expect(call.call).toEqual(before);
  });

  it('carry the moment of the call and a seed of their own', () => {
    begin(menu());
    send({ url: link('gathered'), parameters: { Digits: '9' } });
    const events = turns().flatMap(({ event }) => event ?? []);
    expect(events.map(({ at }) => at - setup('twilio').call.startedAt)).toEqual([0, 1_000]);
    expect(new Set(events.map(({ seed }) => seed)).size).toBe(2);
  });
});

const lookUp = (timeoutSeconds: number) =>
  new FlowSketch('Look-up')
    .node('start', 'incoming-call')
    .node('moment', 'speak', { prompt: words('One moment.') })
    .node('ask', 'http-request', { url: 'https://shop.example.com/orders', timeoutSeconds })
    .node('found', 'speak', { prompt: words('Found {{ steps.ask.body.name }}.') })
    .node('broken', 'speak', { prompt: words('Nothing.') })
    .wire('start', 'next', timeoutSeconds < 3 ? 'ask' : 'moment')
    .wire('moment', 'next', 'ask')
    .wire('ask', { succeeded: 'found', failed: 'broken' })
    .document();

describe('look-ups of a rehearsed call', () => {
  const found = { status: 200, body: { name: 'a chair' } };

  it('that belong into the reply let the call stand still, and other webhooks wait', () => {
    begin(lookUp(1));
    expect(turns()).toEqual([]);
    expect(call.lookUps).toMatchObject([{ step: 'ask', need: { kind: 'http-request' } }]);
    const id = call.lookUps[0]?.id ?? '';
    take({ kind: 'look-up-ended', id: 'another', result: { ok: false, error: 'x' } });
    expect(turns()).toEqual([]);
    take({ kind: 'look-up-planned', step: 'ask', finds: found });
    expect(turns()[0]?.reply?.body).toContain('Found a chair.');
    expect(turns()[0]?.event?.kind).toBe('call-started');
    expect(call.lookUps).toEqual([]);
    take({ kind: 'look-up-ended', id, result: { ok: false, error: 'late' } });
    expect(turns()).toHaveLength(1);
  });

  it('that are slow go on beside the call, which asks for them', () => {
    begin(lookUp(10));
    expect(turns()[0]?.reply?.body).toContain('One moment.');
    const [waits] = send({ url: link('continue') });
    expect(waits?.reply?.body).not.toContain('Found');
    take({ kind: 'look-up-planned', finds: found });
    expect(turns().at(-1)).toMatchObject({ request: null, event: { kind: 'look-ups-ended' } });
    const url = /https:[^"<]+continue/.exec(waits?.reply?.body ?? '')?.[0] ?? '';
    expect(send({ url })[0]?.reply?.body).toContain('Found a chair.');
  });

  it('are answered by the rules of the world, and first by what is planned', () => {
    begin(lookUp(1), { lookUps: [{ step: 'ask', finds: { fails: 'timeout' } }] });
    expect(turns()[0]?.reply?.body).toContain('Nothing.');
    expect(call.moments.some((moment) => moment.kind === 'looked-up')).toBe(true);
  });
});

describe('what leaves a rehearsed call', () => {
  it('is told, and the flow hears that it was done', () => {
    const document = new FlowSketch('Message')
      .node('start', 'incoming-call')
      .node('write', 'send-message', {
        to: '{{ caller.number }}',
        texts: { 'en-US': 'Hello {{ caller.number }}' },
      })
      .node('bye', 'hang-up')
      .wire('start', 'next', 'write')
      .wire('write', { sent: 'bye', failed: 'bye' })
      .document();
    begin(document);
    const effects = call.moments.flatMap((moment) => (moment.kind === 'effect' ? [moment.effect] : []));
    expect(effects).toMatchObject([{ kind: 'send-message', to: '+12125550100' }]);
    expect(turns().at(-1)).toMatchObject({ request: null, event: { kind: 'effect-ended', ok: true } });
  });

  it('begins in the language and with the values that the call is set up with', () => {
    const document = new FlowSketch('Languages', { languages: ['en-US', 'de-DE'] })
      .variable('name', 'text', 'nobody')
      .node('start', 'incoming-call')
      .node('hello', 'speak', {
        prompt: words('Hello {{ vars.name }}', { 'de-DE': 'Hallo {{ vars.name }}' }),
      })
      .wire('start', 'next', 'hello')
      .document();
    begin(document);
    const variables = { name: 'Anna', other: 1 };
    const german = startRehearsal(world, { ...setup('twilio'), language: 'de-DE', variables });
    expect(JSON.stringify(german.moments)).toContain('Hallo Anna');
    expect(german.call?.vars).toEqual({ name: 'Anna' });
  });
});
