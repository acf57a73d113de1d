'use client';

import type { Node, NodeProps } from '@xyflow/react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { StepMenu } from '#components/editor/step-menu.tsx';
import type { DrawnStep } from '#components/flow/drawn-flow.ts';
import { StepCard } from '#components/flow/step-card.tsx';

export type StepOnCanvas = Node<{ step: DrawnStep; mark: 'error' | 'warning' | null }, 'step'>;

/** A step that can be worked on: what is wrong with it, and while it is chosen what can be done. */
export function EditableStep({ id, data: { step, mark }, selected }: NodeProps<StepOnCanvas>) {
  return (
    <StepCard
      data={{ step }}
      selected={selected}
      aside={
        <>
          {mark !== null && <Mark mark={mark} />}
          {selected && <StepMenu id={id} />}
        </>
      }
    />
  );
}

function Mark({ mark }: { mark: 'error' | 'warning' }) {
  const Icon = mark === 'error' ? CircleAlert : TriangleAlert;
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md px-1.5 text-[11px] ${mark === 'error' ? 'bg-error/10 text-error' : 'bg-warning-soft text-warning'}`}
    >
      <Icon size={12} aria-hidden="true" />
      {mark === 'error' ? 'Error' : 'Check'}
    </span>
  );
}
