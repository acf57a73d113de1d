import { CircleAlert } from 'lucide-react';
import { stepIcons } from '#components/flow/step-icons.ts';
import type { NodeGroup } from '#runtime/contract/node.ts';

/** A step's icon on the tint of its group. */
export function StepIcon({ icon, group }: { icon: string; group: NodeGroup }) {
  const Icon = stepIcons[icon] ?? CircleAlert;
  return (
    <span className={`group-tile group-${group} grid size-7 shrink-0 place-items-center rounded-control`}>
      <Icon size={16} aria-hidden="true" />
    </span>
  );
}
