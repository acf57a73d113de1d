'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditor } from '#components/editor/editor-store.ts';
import type { ToldProblem } from '#components/editor/problems.tsx';

/** Each leads to the step and field that it is about. */
export function ProblemList({ problems, onGo }: { problems: readonly ToldProblem[]; onGo: () => void }) {
  const { document } = useFlowDocument();
  return (
    <ul>
      {problems.map((problem) => {
        const { node, field, severity, text, code } = problem;
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
        const name = node === null ? 'The whole flow' : (document.nodes[node]?.name ?? 'A step');
        const line = (
          <>
            <Icon
              size={16}
              aria-label={severity === 'error' ? 'Error:' : 'Warning:'}
              className={`mt-0.5 shrink-0 ${severity === 'error' ? 'text-error' : 'text-warning'}`}
            />
            <span className="min-w-0">
              <span className="block font-[560]">{name}</span>
              <span className="block text-quiet wrap-anywhere">{text}</span>
            </span>
          </>
        );
        const key = `${node}:${field}:${code}:${text}`;
        const look = 'flex w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-left text-[13px]';
        if (node === null) {
          return (
            <li key={key} className={look}>
              {line}
            </li>
          );
        }
        return (
          <li key={key}>
            <button
              type="button"
              className={`${look} cursor-pointer hover:bg-canvas`}
              onClick={() => {
                onGo();
                useEditor.getState().seek(node, field);
              }}
            >
              {line}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
