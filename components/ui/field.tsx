'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export type FieldProblem = { severity: 'error' | 'warning'; text: string };

/** What goes onto the control itself, so that its label, help and problem are read with it. */
export type ControlProperties = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

export type FieldProperties = {
  label: string;
  /** One line at most. */
  help?: string;
  problems?: readonly FieldProblem[];
  /** Beside the label, at the right edge: a count, a small button. */
  aside?: ReactNode;
  /** For eyes only there is no label: it is still read aloud. */
  hideLabel?: boolean;
};

/** A label, a control, a line of help, and what is wrong with it. */
export function Field({
  label,
  help,
  problems = [],
  aside,
  hideLabel = false,
  children,
}: FieldProperties & { children: (control: ControlProperties) => ReactNode }) {
  const id = useId();
  const described = [help !== undefined && `${id}-help`, problems.length > 0 && `${id}-problems`].filter(
    (part) => part !== false,
  );
  return (
    <div className="space-y-1.5">
      <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-3'}>
        <label htmlFor={id} className="text-[13px] font-[560]">
          {label}
        </label>
        {aside !== undefined && <span className="text-[12px] text-quiet tabular-nums">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': problems.some(({ severity }) => severity === 'error') || undefined,
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-[12px] text-quiet">
          {help}
        </p>
      )}
      {problems.length > 0 && (
        <div id={`${id}-problems`} className="space-y-1">
          {problems.map((problem) => (
            <ProblemLine key={problem.text} problem={problem} />
          ))}
        </div>
      )}
    </div>
  );
}

function ProblemLine({ problem: { severity, text } }: { problem: FieldProblem }) {
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <p className={`flex gap-1.5 text-[12px] ${severity === 'error' ? 'text-error' : 'text-warning'}`}>
      <Icon size={14} className="mt-0.5 shrink-0" aria-label={severity === 'error' ? 'Error:' : 'Warning:'} />
      <span>{text}</span>
    </p>
  );
}

/** How everything that is typed or chosen in looks. */
export const controlClass =
  'w-full rounded-control border border-line-strong/60 bg-panel px-2.5 py-1.5 text-[13px] text-text placeholder:text-quiet hover:border-line-strong aria-invalid:border-error disabled:opacity-60 focus-visible:outline-offset-0';
