'use client';

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ProblemList } from '#components/editor/problem-list.tsx';
import { useProblems } from '#components/editor/problems.tsx';
import { Popover } from '#components/ui/popover.tsx';

/** How many things want to be mended; opens the list of them. */
export function ProblemsButton() {
  const problems = useProblems();
  const [open, setOpen] = useState(false);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const words = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const tone = errors > 0 ? 'bg-error/10 text-error' : 'bg-warning-soft text-warning';
  if (problems.length === 0) {
    return (
      <span className="hidden items-center gap-1.5 text-[13px] text-quiet sm:inline-flex">
        <CircleCheck size={16} aria-hidden="true" className="text-accent" />
        No problems
      </span>
    );
  }
  const Icon = errors > 0 ? CircleAlert : TriangleAlert;
  return (
    <Popover
      label="Problems"
      open={open}
      onOpenChange={setOpen}
      align="end"
      width={380}
      trigger={
        <button
          type="button"
          className={`inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-control px-2.5 text-[13px] font-[560] tabular-nums ${tone}`}
        >
          <Icon size={16} aria-hidden="true" />
          {words}
        </button>
      }
    >
      <div className="p-2">
        <h2 className="px-2 pt-1 pb-2 text-[13px]">{countWords(errors, problems.length - errors)}</h2>
        <ProblemList problems={problems} onGo={() => setOpen(false)} />
      </div>
    </Popover>
  );
}

function countWords(errors: number, warnings: number): string {
  const parts = [
    errors === 0 ? '' : errors === 1 ? '1 error stops publishing' : `${errors} errors stop publishing`,
    warnings === 0 ? '' : warnings === 1 ? '1 warning' : `${warnings} warnings`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
