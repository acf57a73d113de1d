'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { CoverageMark } from '#components/flow/coverage-mark.tsx';
import { cardWidth, type DrawnOutcome, type DrawnStep } from '#components/flow/drawn-flow.ts';
import { useShownWay } from '#components/flow/shown-way.ts';
import { StepIcon } from '#components/flow/step-icon.tsx';

export type StepNode = Node<{ step: DrawnStep }, 'step'>;

/** A step: its own name, what it does in two lines, and a row per outcome with its wire at the right edge. */
export function StepCard({
  data: { step },
  selected,
  aside,
}: Pick<NodeProps<StepNode>, 'data' | 'selected'> & { aside?: ReactNode }) {
  const here = useShownWay(({ current }) => current === step.id);
  const passed = useShownWay(({ nodes }) => nodes.has(step.id));
  return (
    <div
      className={`relative rounded-card border bg-panel text-[13px] transition-[border-color,box-shadow] duration-150 motion-reduce:transition-none ${frameOf(step, { selected, passed })}`}
      style={{ width: cardWidth }}
    >
      {here && <Here />}
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
            <OutcomeRow key={outcome.id} node={step.id} outcome={outcome} />
          ))}
        </ul>
      )}
    </div>
  );
}

type OutcomeProperties = { node: string; outcome: DrawnOutcome };

function OutcomeRow({ node, outcome: { id, label, key, leadsTo, optional } }: OutcomeProperties) {
  const wired = leadsTo !== null;
  return (
    <li className="relative flex min-h-6 items-center justify-end gap-1.5 py-0.5 pr-3.5 pl-3 text-right">
      <CoverageMark node={node} port={id} label={label} />
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

/** Where a call is now. */
function Here() {
  return (
    <span className="absolute -top-2 -right-2 z-10 grid size-4 place-items-center rounded-full border-2 border-panel bg-accent">
      <span className="sr-only">The call is here.</span>
    </span>
  );
}

function frameOf(
  { broken }: DrawnStep,
  { selected, passed }: { selected: boolean; passed: boolean },
): string {
  if (selected) return 'border-accent ring-3 ring-accent/20';
  if (passed) return 'border-accent';
  return broken ? 'border-warning' : 'border-line';
}
