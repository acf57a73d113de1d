import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findingText as inTerminal } from '#cli/finding-text.ts';
import { findingText as inEditor } from '#components/simulator/explorer/finding-text.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { FindingCode } from '#runtime/explorer/finding.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { exploreDocument } from './sample-flows.ts';

/** A menu with one key, and a polite end behind everything: nothing is wrong with it. */
function shop(menu: Record<string, unknown> = {}): FlowSketch {
  return new FlowSketch('Shop', { languages: ['en-US'] })
    .node('in', 'incoming-call')
    .node('menu', 'menu', {
      prompt: words('For sales press 1.'),
      noInputPrompt: words('I did not hear you.'),
      invalidPrompt: words('That is not a choice.'),
      options: [{ id: 'sales', label: 'Sales', keys: '1' }],
      ...JSON.parse(JSON.stringify(menu)),
    })
    .node('bye', 'hang-up', { prompt: words('Goodbye.') })
    .wire('in', 'next', 'menu')
    .wire('menu', { 'option:sales': 'sales', 'no-input': 'bye', invalid: 'bye' });
}

const sales = (flow: FlowSketch) =>
  flow.node('sales', 'speak', { prompt: words('Sales it is.') }).wire('sales', 'next', 'bye');
const rings = (flow: FlowSketch) =>
  flow
    .node('sales', 'dial', { targets: [{ id: 'one', number: '+12015550150' }] })
    .wire('sales', 'answered', 'bye');
const missed = ['busy', 'rejected', 'failed'];

const broken: Partial<Record<FindingCode, FlowDocument>> = {
  'leads-nowhere': rings(shop()).document(),
  breaks: shop()
    .node('sales', 'conference', { name: '{{ caller.name }}' })
    .wire('sales', 'left', 'bye')
    .document(),
  'endless-loop': rings(shop())
    .wire('sales', Object.fromEntries([...missed, 'no-answer'].map((port) => [port, 'sales'])))
    .document(),
  'asks-without-words': sales(shop({ prompt: { languages: {} } })).document(),
  'records-without-words': shop()
    .node('sales', 'record', { attempts: 1 })
    .wire('sales', { recorded: 'bye', empty: 'bye' })
    .document(),
  'ends-without-words': shop().node('sales', 'hang-up').document(),
  'endless-words': shop()
    .node('sales', 'speak', { prompt: words('Again.'), loop: 0 })
    .document(),
  'long-silence': shop().node('sales', 'pause', { seconds: 20 }).wire('sales', 'next', 'bye').document(),
  'long-prompt': sales(
    shop({ prompt: words(`For sales press 1. ${'And there is more to say about it. '.repeat(30)}`) }),
  ).document(),
  'deep-menu': deep().document(),
  'other-language': shop()
    .node('sales', 'set-variables', { language: 'de-DE' })
    .node('german', 'speak', { prompt: words('Still English.') })
    .node('menu-2', 'menu', {
      prompt: words('For sales press 1.'),
      options: [{ id: 'sales', label: 'Sales', keys: '1' }],
    })
    .wire('sales', 'next', 'menu-2')
    .wire('menu-2', { 'option:sales': 'german', 'no-input': 'bye', invalid: 'bye' })
    .wire('german', 'next', 'bye')
    .document(),
  'asked-too-often': sales(shop({ attempts: 10 })).document(),
  'round-and-round': shop()
    .node('sales', 'loop-counter', { times: '20' })
    .wire('sales', { again: 'menu', done: 'bye' })
    .document(),
  'mistake-without-words': sales(shop({ invalidPrompt: { languages: {} } })).document(),
  // One menu that leads to the other, and back to the first with nothing said.
  'comes-back-without-words': shop()
    .node('sales', 'menu', {
      prompt: words('Press 1 for more.'),
      options: [{ id: 'more', label: 'More', keys: '1' }],
    })
    .wire('sales', { 'option:more': 'menu', 'no-input': 'bye', invalid: 'bye' })
    .document(),
  'announced-without-key': sales(shop({ prompt: words('For sales press 1, for help press 4.') })).document(),
  'key-not-announced': sales(
    shop({
      options: [
        { id: 'sales', label: 'Sales', keys: '1' },
        { id: 'again', label: 'Again', keys: '7', action: 'repeat' },
      ],
    }),
  ).document(),
  'step-without-wire': sales(shop())
    .node('alone', 'speak', { prompt: words('Never heard.') })
    .wire('alone', 'next', 'bye')
    .document(),
  'no-way-out': shop()
    .node('sales', 'record', { prompt: words('Leave a message.') })
    .node('thanks', 'speak', { prompt: words('Thank you.') })
    .wire('sales', { recorded: 'thanks', empty: 'bye' })
    .wire('thanks', 'next', 'sales')
    .document(),
  'says-nothing': shop().node('sales', 'speak').wire('sales', 'next', 'bye').document(),
  'said-again': shop()
    .node('sales', 'speak', { prompt: words('Sales it is.') })
    .node('more', 'menu', {
      prompt: words('For more press 1.'),
      options: [{ id: 'more', label: 'More', keys: '1' }],
    })
    .wire('sales', 'next', 'more')
    .wire('more', { 'option:more': 'sales', 'no-input': 'bye', invalid: 'bye' })
    .document(),
  'value-missing': shop()
    .node('number', 'get-digits', { prompt: words('Enter your number.') })
    .node('sales', 'speak', { prompt: words('Your number is {{ steps.number.digits }}.') })
    .wire('number', { entered: 'sales', 'no-input': 'sales', invalid: 'bye' })
    .wire('sales', 'next', 'bye')
    .document(),
  'language-changes': shop()
    .node('sales', 'speak', { prompt: words('Sales it is.') })
    .node('german', 'set-variables', { language: 'de-DE' })
    .node('hello', 'speak', { prompt: words('Hello.', { 'de-DE': 'Guten Tag.' }) })
    .wire('sales', 'next', 'german')
    .wire('german', 'next', 'hello')
    .wire('hello', 'next', 'bye')
    .document(),
  'outcome-never-reached': shop()
    .node('sales', 'hours', { own: { weekly: [] } })
    .wire('sales', { open: 'menu', closed: 'bye' })
    .document(),
  'step-never-reached': shop()
    .node('sales', 'hours', { own: { weekly: [] } })
    .node('never', 'speak', { prompt: words('Never heard.') })
    .wire('sales', { open: 'never', closed: 'bye' })
    .wire('never', 'next', 'bye')
    .document(),
};
function deep(): FlowSketch {
  const flow = shop();
  const menus = ['sales', 'b', 'c', 'd', 'e'];
  menus.forEach((id, index) => {
    flow
      .node(id, 'menu', {
        prompt: words(`Menu ${id}. Press 1.`),
        options: [{ id: 'on', label: 'On', keys: '1' }],
      })
      .wire(id, { 'option:on': menus[index + 1] ?? 'bye', 'no-input': 'bye', invalid: 'bye' });
  });
  return flow;
}

/** What looks like a mistake, and is none. */
const sound: Record<string, FlowDocument> = {
  'the flow that all are made of': sales(shop()).document(),
  'a menu that tells things and takes callers back until they hang up': shop()
    .node('sales', 'speak', { prompt: words('We are open all day. Now back to the menu.') })
    .wire('sales', 'next', 'menu')
    .document(),
  'a condition that asks for what may not be there': shop()
    .variable('plan', 'text', '')
    .node('sales', 'branch', {
      branches: [
        {
          id: 'gold',
          label: 'Gold',
          tests: [{ id: 'one', left: '{{ caller.name }}', operator: 'equals', right: '' }],
        },
        {
          id: 'none',
          label: 'None',
          tests: [{ id: 'one', left: '{{ vars.plan }}', operator: 'equals', right: '' }],
        },
      ],
    })
    .node('hello', 'speak', {
      prompt: words('Hello{% if vars.plan != blank %} with {{ vars.plan }}{% endif %}.'),
    })
    .wire('sales', { 'branch:gold': 'hello', 'branch:none': 'hello', else: 'hello' })
    .wire('hello', 'next', 'bye')
    .document(),
};

test.each(Object.entries(sound))('nothing is wrong with %s', (_, document) => {
  const unwelcome: FindingCode[] = ['outcome-never-reached'];
  expect(exploreDocument(document).findings.filter(({ code }) => !unwelcome.includes(code))).toEqual([]);
});

describe.each(Object.entries(broken))('%s', (code, document) => {
  const found = exploreDocument(document).findings.filter((finding) => finding.code === code);

  test('is found where it is, with the shortest call that shows it', () => {
    expect(
      found.map(({ node, port, scenario }) => ({ node, port, steps: scenario?.steps })),
    ).toMatchSnapshot();
  });
});

test('every finding is told in whole words, in the editor and on the command line', () => {
  const told = Object.values(broken).flatMap((document) => {
    const { findings, walk } = exploreDocument(document);
    return findings.flatMap((finding) => [inEditor(finding, null), inTerminal(finding, walk.programs)]);
  });
  // A sentence with all its values put in, and no bare code.
  expect(told.filter((text) => !/^[^{}]+ [^{}]+$/.test(text))).toEqual([]);
});

test('every code has words for people', () => {
  const told: unknown = JSON.parse(readFileSync('messages/findings.en.json', 'utf8'));
  expect(Object.keys(told ?? {}).toSorted()).toEqual(Object.keys(broken).toSorted());
});
