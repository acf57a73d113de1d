'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { cardWidth, type DrawnOutcome, type DrawnStep } from '#components/flow/drawn-flow.ts';
import { StepIcon } from '#components/flow/step-icon.tsx';

export type StepNode = Node<{ step: DrawnStep }, 'step'>;

/** A step: its own name, what it does in two lines, and a row per outcome with its wire at the right edge. */
export function StepCard({
  data: { step },
  selected,
  aside,
}: Pick<NodeProps<StepNode>, 'data' | 'selected'> & { aside?: ReactNode }) {
  return (
    <div
      className={`rounded-card border bg-panel text-[13px] transition-[border-color,box-shadow] duration-150 motion-reduce:transition-none ${frameOf(step, selected)}`}
      style={{ width: cardWidth }}
    >
      {step.group !== 'start' && <Handle type="target" position={Position.Left} className="top-[26px]!" />}
      <div className="flex min-h-[52px] items-center gap-2.5 px-3">
        <StepIcon icon={step.icon} group={step.group} />
        <h2 className="min-w-0 truncate text-[13px]" title={step.name}>
          {step.name}
        </h2>
        {aside !== undefined && <div className="-mr-1 ml-auto flex shrink-0 items-center gap-1">{aside}</div>}
      </div>
      {step.lines.length > 0 && (
        <div className={`-mt-1 space-y-0.5 px-3 pb-2.5 ${step.broken ? 'text-warning' : 'text-quiet'}`}>
          {step.lines.map((line) => (
            <p key={line} className="line-clamp-2 wrap-anywhere" title={line}>
              {line}
            </p>
          ))}
        </div>
      )}
      {step.outcomes.length > 0 && (
        <ul className="border-t border-line py-1.5">
          {step.outcomes.map((outcome) => (
            <OutcomeRow key={outcome.id} outcome={outcome} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OutcomeRow({ outcome: { id, label, key, leadsTo, optional } }: { outcome: DrawnOutcome }) {
  const wired = leadsTo !== null;
  return (
    <li className="relative flex min-h-6 items-center justify-end gap-1.5 py-0.5 pr-3.5 pl-3 text-right">
      {key !== null && (
        <kbd className="shrink-0 rounded-md border border-line bg-canvas px-1.5 font-sans text-[11px] tabular-nums">
          {key}
        </kbd>
      )}
      <span className={`line-clamp-2 min-w-0 leading-tight wrap-anywhere ${wired ? '' : 'text-quiet'}`}>
        {label}
      </span>
      {!wired && !optional && (
        <span className="shrink-0 rounded-md border border-dashed border-line-strong px-1.5 text-[11px] whitespace-nowrap text-quiet">
          safety net
        </span>
      )}
      <Handle type="source" id={id} position={Position.Right} className={wired ? '' : 'unwired'} />
    </li>
  );
}

function frameOf({ broken }: DrawnStep, selected: boolean): string {
  if (selected) return 'border-accent ring-3 ring-accent/20';
  return broken ? 'border-warning' : 'border-line';
}
