import { describe, expect, test } from 'vitest';
import { formModel } from '#components/editor/inspector/model/form-model.ts';
import { inlineFields, itemSummary } from '#components/editor/inspector/model/item-summary.ts';
import { knownNames } from '#components/editor/inspector/model/known-names.ts';
import { languageName } from '#components/editor/inspector/model/language-name.ts';
import { referenceOf } from '#components/editor/inspector/model/reference-of.ts';
import { sentForStep } from '#components/editor/inspector/model/sent-for-step.ts';
import { speakingTime } from '#components/editor/inspector/model/speaking-time.ts';
import type { Words } from '#components/flow/words.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { kinds, messagesOf } from '../nodes/kinds.ts';
import { FlowSketch, words } from '../support/flows.ts';

describe.each(kinds)('$kind', ({ kind, schema }) => {
  test('shows what each provider gets, or nothing when it only decides', () => {
    const document = new FlowSketch('One step').node('it', kind, schema.defaults).document();
    const sent = sentForStep(document, 'it');
    expect(sent.map(({ provider }) => provider)).toEqual(sent.length === 0 ? [] : ['twilio', 'plivo']);
    for (const { xml } of sent) expect(xml).toMatch(/^<Response/);
    // What a new step says is told, whatever else it does.
    if (schema.group === 'end') expect(sent).toHaveLength(2);
  });
});

test('what providers get is the step alone, with the words as an example caller hears them', () => {
  const document = new FlowSketch('Greeting')
    .node('hello', 'speak', { prompt: words('You call from {{ caller.number }}.') })
    .node('other', 'speak', { prompt: words('Nobody hears this.') })
    .wire('hello', 'next', 'other')
    .document();
  const [twilio, plivo] = sentForStep(document, 'hello');
  expect(twilio?.xml).toContain('You call from +14155550123.');
  expect(plivo?.xml).toContain('<Speak');
  expect(`${twilio?.xml}${plivo?.xml}`).not.toMatch(/Nobody|Hangup/);
});

test('texts may read the call, variables and results of steps', () => {
  const document = new FlowSketch('Names')
    .variable('plan', 'text', '')
    .node('Account number', 'get-digits')
    .node('Note', 'set-variables', { changes: [{ id: 'a', name: 'noted' }] })
    .document();
  const names = new Map(knownNames(document, {}).map(({ name, label }) => [name, label]));
  expect(names.get('caller.number')).toBe('Caller’s number');
  expect(names.get('vars.plan')).toBe('Plan');
  expect(names.get('vars.noted')).toBe('Noted');
  expect(names.get('steps.account_number.digits')).toBe('Account number: digits');
  expect([...names.values()].filter((label) => label.includes('.'))).toEqual([]);
});

test('an item of a list is told in a line', () => {
  const messages: Words = JSON.parse(JSON.stringify(messagesOf('dial')));
  const schema = schemaOf('dial');
  const targets = formModel(schema?.fields ?? expect.fail()).find(({ name }) => name === 'targets');
  const item = targets?.shape.kind === 'list' ? targets.shape.item.shape : undefined;
  const fields = item?.kind === 'group' ? item.fields : [];
  const anna = { id: 'a', label: 'Anna', kind: 'sip', uri: 'anna@office.example', number: '+1' };
  expect(itemSummary(fields, anna, messages)).toBe('Anna · SIP phone · anna@office.example');
  expect(inlineFields(fields).map(({ name }) => name)).toEqual(['label']);
});

test('a field that refers to something outside is known by asking its kind', () => {
  const dial = schemaOf('dial') ?? expect.fail();
  const data = { callerId: 'own' };
  expect(referenceOf(dial, data, ['ownCallerId'])).toBe('number');
  expect(referenceOf(dial, data, ['order'])).toBeNull();
});

test('speaking takes its time', () => {
  expect(speakingTime('')).toBe(0);
  const menu = 'Welcome to Riverside Clinic. For appointments, press 1. For prescriptions, press 2.';
  expect(speakingTime(menu)).toBe(6);
  expect(speakingTime(`${menu} ${menu}`)).toBeGreaterThan(10);
  expect(speakingTime('Hello {{ caller.name }}')).toBe(speakingTime('Hello <break time="2s"/> you'));
  expect(speakingTime('您好，欢迎致电。')).toBeGreaterThan(0);
});

test('languages are named as their speakers write them', () => {
  expect(languageName('es')).toBe('Español');
  expect(languageName('en-US')).toMatch(/English/);
  expect(languageName('not a tag')).toBe('not a tag');
});
