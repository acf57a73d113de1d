'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { cardWidth, type DrawnOutcome, type DrawnStep } from '#components/flow/drawn-flow.ts';
import { StepIcon } from '#components/flow/step-icon.tsx';

export type StepNode = Node<{ step: DrawnStep }, 'step'>;

/** A step: its own name, what it does in two lines, and a row per outcome with its wire at the right edge. */
export function StepCard({ data: { step }, selected }: NodeProps<StepNode>) {
  return (
    <div
      className={`rounded-card border bg-panel text-[13px] transition-colors duration-150 motion-reduce:transition-none ${selected ? 'border-accent ring-3 ring-accent/20' : 'border-line'}`}
      style={{ width: cardWidth }}
    >
      {step.group !== 'start' && <Handle type="target" position={Position.Left} className="!top-[23px]" />}
      <div className="flex items-center gap-2.5 px-3 pt-3 pb-1.5">
        <StepIcon icon={step.icon} group={step.group} />
        <h3 className="min-w-0 truncate text-[13px]" title={step.name}>
          {step.name}
        </h3>
      </div>
      {step.lines.length > 0 && (
        <div className="space-y-0.5 px-3 pb-2 text-quiet">
          {step.lines.map((line) => (
            <p key={line} className="line-clamp-2">
              {line}
            </p>
          ))}
        </div>
      )}
      {step.outcomes.length > 0 && (
        <ul className="border-t border-line py-1">
          {step.outcomes.map((outcome) => (
            <OutcomeRow key={outcome.id} outcome={outcome} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OutcomeRow({ outcome: { id, label, key, wired, optional } }: { outcome: DrawnOutcome }) {
  return (
    <li className="relative flex min-h-6 items-center justify-end gap-2 pr-4 pl-3 text-right">
      {!wired && !optional && (
        <span className="shrink-0 rounded-md border border-dashed border-line-strong px-1.5 text-[11px] text-quiet">
          safety net
        </span>
      )}
      {key !== null && (
        <kbd className="shrink-0 rounded-md border border-line bg-canvas px-1.5 font-sans text-[11px] tabular-nums">
          {key}
        </kbd>
      )}
      <span className={`min-w-0 truncate ${wired ? '' : 'text-quiet'}`} title={label}>
        {label}
      </span>
      <Handle type="source" id={id} position={Position.Right} />
    </li>
  );
}
