'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { problemText } from '#components/editor/problem-text.ts';
import { validateOptions } from '#lib/flows/validate-options.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { validate } from '#runtime/graph/validate.ts';

/** A problem with its words. */
export type ToldProblem = Problem & { text: string };

const Problems = createContext<readonly ToldProblem[]>([]);

/** How long typing must rest before the flow is checked again, in milliseconds. */
const restMs = 250;

/** Checks the document in the browser, by the same rules that publishing goes by. */
export function ProblemsProvider({ document, children }: { document: FlowDocument; children: ReactNode }) {
  const { flow, words, outside } = useEditorFacts();
  const [checked, setChecked] = useState<FlowDocument | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(document), restMs);
    return () => clearTimeout(timer);
  }, [document]);
  const problems = useMemo(() => {
    if (checked === null) return [];
    return validate(checked, validateOptions(outside, flow.id)).map((problem) => {
      const kind = problem.node === null ? undefined : checked.nodes[problem.node]?.kind;
      return { ...problem, text: problemText(problem, kind === undefined ? null : (words[kind] ?? null)) };
    });
  }, [checked, outside, flow.id, words]);
  return <Problems value={problems}>{children}</Problems>;
}

/** All of the flow's: errors first. */
export function useProblems(): readonly ToldProblem[] {
  return useContext(Problems);
}
