import { DynamicIcon, type IconName } from 'lucide-react/dynamic';
import type { NodeGroup } from '#runtime/contract/node.ts';

/** A step's icon on the tint of its group. A schema names its icon as lucide does; a test checks that each name exists. */
export function StepIcon({ icon, group }: { icon: string; group: NodeGroup }) {
  return (
    <span className={`group-tile group-${group} grid size-7 shrink-0 place-items-center rounded-control`}>
      <DynamicIcon
        name={iconName(icon)}
        size={16}
        aria-hidden="true"
        fallback={() => <span className="size-4" />}
      />
    </span>
  );
}

/** Schemas keep icons as text, so that the runtime needs no icon library. */
function iconName(icon: string): IconName {
  return icon as IconName;
}
