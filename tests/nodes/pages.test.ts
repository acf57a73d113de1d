import { describe, expect, test } from 'vitest';
import { checkedData } from '#runtime/contract/node.ts';
import { casesOf, kinds, messagesOf, pageOf } from './kinds.ts';
import { walkFields } from './walk-fields.ts';

describe.each(kinds)('$kind', ({ kind, schema }) => {
  const page = pageOf(kind);
  const messages = messagesOf(kind);

  test('begins with its title and what it does', () => {
    const [title, empty, first = ''] = page.split('\n');
    expect([title, empty]).toEqual([`# ${messages.title}`, '']);
    expect(first).toMatch(/^[A-Z]/);
  });

  test('says when to use it', () => {
    expect(sectionOf(page, 'When to use it')).not.toBe('');
  });

  test('explains its settings by their names', () => {
    const settings = sectionOf(page, 'Settings');
    const top = walkFields(schema.fields).filter(({ path }) => !path.includes('.'));
    const unnamed = top.filter(({ path }) => !settings.includes(messages.fields[path]?.label ?? path));
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  test('explains its outcomes by their names', () => {
    const outcomes = sectionOf(page, 'Outcomes');
    const ports = casesOf(kind).flatMap(({ data }) => schema.ports(checkedData(schema.fields.parse(data))));
    const named = ports.flatMap(({ id }) => (messages.ports[id] === undefined ? [] : [messages.ports[id]]));
    expect([...new Set(named)].filter((words) => !outcomes.includes(words))).toEqual([]);
  });
});

function sectionOf(page: string, title: string): string {
  const [, after = ''] = page.split(`\n## ${title}\n`);
  const [section = ''] = after.split('\n## ');
  // As it is read: lines flow together, and a backslash only keeps Markdown away from what follows.
  return section
    .replace(/\\(?=\W)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
