import type { Words } from '#components/flow/words.ts';
import { type NodeGroup, nodeGroups } from '#runtime/contract/node.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

/** A kind of step as the palette shows it. */
export type StepKind = { kind: string; group: NodeGroup; icon: string; title: string; description: string };

export const groupTitles: Readonly<Record<NodeGroup, string>> = {
  start: 'Begin',
  talk: 'Talk',
  ask: 'Ask',
  people: 'People',
  decide: 'Decide',
  data: 'Data',
  end: 'End',
};

/** All kinds, by group. */
export function stepKinds(words: Readonly<Record<string, Words>>): StepKind[] {
  const kinds = schemas.map(({ kind, group, icon }) => ({
    kind,
    group,
    icon,
    title: text(words[kind]?.['title']) ?? kind,
    description: text(words[kind]?.['description']) ?? '',
  }));
  return nodeGroups.flatMap((group) => kinds.filter((one) => one.group === group));
}

/** Those with the words sought in title or description; the ones whose title begins so come first. */
export function findKinds(kinds: readonly StepKind[], sought: string): StepKind[] {
  const wanted = sought.trim().toLowerCase();
  const fitting = kinds.filter(({ title, description }) =>
    `${title}\n${description}`.toLowerCase().includes(wanted),
  );
  const rank = ({ title }: StepKind) => {
    const place = title.toLowerCase().indexOf(wanted);
    return place === 0 ? 0 : place > 0 ? 1 : 2;
  };
  return wanted === '' ? fitting : fitting.toSorted((a, b) => rank(a) - rank(b));
}

function text(words: string | Words | undefined): string | null {
  return typeof words === 'string' ? words : null;
}
