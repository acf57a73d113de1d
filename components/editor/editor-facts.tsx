'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Words } from '#components/flow/words.ts';
import type { Outside } from '#lib/flows/validate-options.ts';
import type { Reference } from '#runtime/contract/node.ts';

/** What the page knows besides the document. Plain data, read by the server. */
export type EditorFacts = {
  flow: { id: string; slug: string };
  /** The messages of every kind of step, by kind. */
  words: Readonly<Record<string, Words>>;
  outside: Outside;
  /** What a step can refer to, for lists to choose from. */
  choices: Readonly<Partial<Record<Reference['kind'], readonly { id: string; label: string }[]>>>;
  /** Version that new calls start on; null before the first. */
  version: number | null;
  numbers: readonly string[];
};

const Facts = createContext<EditorFacts | null>(null);

export function EditorFactsProvider({ facts, children }: { facts: EditorFacts; children: ReactNode }) {
  return <Facts value={facts}>{children}</Facts>;
}

export function useEditorFacts(): EditorFacts {
  const facts = useContext(Facts);
  if (facts === null) throw new Error('useEditorFacts() works below EditorFactsProvider only.');
  return facts;
}
