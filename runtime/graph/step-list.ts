import { nodeGroups } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** The list of all kinds of steps as Markdown, each with its own title and description (`words` by kind) and a link to its help page. */
export function stepList(words: (kind: string, key: 'title' | 'description') => string): string {
  const rows = nodeGroups.flatMap((group) =>
    schemas
      .filter((schema) => schema.group === group)
      .map(({ kind }, place) => {
        const page = `../runtime/nodes/${kind}/doc.en.md`;
        const begins = place === 0 ? groupWords[group] : '';
        return `| ${begins} | [${words(kind, 'title')}](${page}) | ${words(kind, 'description')} |`;
      }),
  );
  return [...head, ...rows, ''].join('\n');
}

const head = [
  '# All steps',
  '',
  'Each name leads to its help page. This list is made by `npm run docs:schema`.',
  '',
  '| | step | what it does |',
  '| --- | --- | --- |',
];

const groupWords = {
  start: 'begin',
  talk: 'talk',
  ask: 'ask',
  people: 'people',
  decide: 'decide',
  data: 'data',
  end: 'end',
} as const satisfies Record<(typeof nodeGroups)[number], string>;
