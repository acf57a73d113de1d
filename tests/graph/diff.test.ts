import { expect, test } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { type Change, diff } from '#runtime/graph/diff.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

const before = () =>
  new FlowSketch('Desk')
    .variable('name', 'text', '')
    .node('in', 'incoming-call')
    .node('menu', 'menu', {
      options: [
        { id: 'sales', label: 'Sales', keys: '1' },
        { id: 'help', label: 'Help', keys: '2' },
      ],
    })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'menu')
    .wire('menu', 'option:sales', 'bye')
    .document();

function changed(edit: (document: FlowDocument) => void): string[] {
  const after = before();
  edit(after);
  return diff(before(), after).map(line);
}

const line = ({ change, part, id, field, before: old, after }: Change) =>
  `${change} ${part} ${id} ${field ?? ''} ${JSON.stringify(old)} ${JSON.stringify(after)}`.slice(0, 90);

const dataOf = (document: FlowDocument, id: string) => document.nodes[id]?.data ?? {};

test('the same flow has no differences, whatever the order of its keys', () => {
  const other = before();
  other.nodes = Object.fromEntries(Object.entries(other.nodes).toReversed());
  expect(diff(before(), other)).toEqual([]);
});

test('names, settings and variables', () => {
  const lines = changed((document) => {
    document.name = 'Front desk';
    document.settings.languages.push('es-US');
    document.variables = [{ name: 'city', type: 'text', initial: '', description: '' }];
  });
  expect(lines).toEqual([
    'changed name   "Desk" "Front desk"',
    'changed setting  languages.1 null "es-US"',
    'added variable city  null {"name":"city","type":"text","initial":"","description":""}',
    'removed variable name  {"name":"name","type":"text","initial":"","description":""} null',
  ]);
});

test('steps that came, went and changed', () => {
  const lines = changed((document) => {
    Object.assign(dataOf(document, 'bye'), { prompt: words('Bye') });
    delete document.nodes['in'];
    document.nodes['wait'] = { kind: 'pause', version: 1, name: 'Wait', position: { x: 0, y: 0 }, data: {} };
  });
  expect(lines.map((text) => text.split(' ').slice(0, 4).join(' '))).toEqual([
    'changed step bye data.prompt',
    'removed step in ',
    'added step wait ',
  ]);
});

test('items of a list are compared by their ids, and their order is told', () => {
  const lines = changed((document) => {
    Object.assign(dataOf(document, 'menu'), {
      options: [
        { id: 'help', label: 'Support', keys: '2' },
        { id: 'sales', label: 'Sales', keys: '1' },
      ],
    });
  });
  expect(lines).toEqual([
    'changed step menu data.options.help.label "Help" "Support"',
    'changed step menu data.options.order ["sales","help"] ["help","sales"]',
  ]);
});

test('wires', () => {
  const lines = changed((document) => {
    document.edges = [
      { from: 'in', port: 'next', to: 'bye' },
      { from: 'menu', port: 'no-input', to: 'bye' },
    ];
  });
  expect(lines).toEqual([
    'changed wire in.next  "menu" "bye"',
    'added wire menu.no-input  null "bye"',
    'removed wire menu.option:sales  "bye" null',
  ]);
});
