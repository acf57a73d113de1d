'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { FieldProblem } from '#components/ui/field.tsx';

/** What is wrong with a part of a form that is no single control. */
export function ProblemLines({ problems }: { problems: readonly FieldProblem[] }) {
  return problems.map(({ severity, text }) => {
    const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
    return (
      <p
        key={text}
        className={`flex gap-1.5 text-[12px] ${severity === 'error' ? 'text-error' : 'text-warning'}`}
      >
        <Icon
          size={14}
          className="mt-0.5 shrink-0"
          aria-label={severity === 'error' ? 'Error:' : 'Warning:'}
        />
        <span>{text}</span>
      </p>
    );
  });
}
