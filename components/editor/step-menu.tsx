'use client';

import { Cable, Copy, Ellipsis, Trash2 } from 'lucide-react';
import { useEditor } from '#components/editor/editor-store.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import { Menu } from '#components/ui/menu.tsx';

/** What can be done with a step. */
export function StepMenu({ id }: { id: string }) {
  const { duplicate, remove } = useCommands();
  const { choose, show } = useEditor.getState();
  const withThis = (act: () => void) => () => {
    choose([id]);
    act();
  };
  return (
    <Menu
      items={[
        {
          label: 'Connect…',
          icon: Cable,
          keys: 'C',
          onSelect: () => show({ connecting: { from: id, port: null } }),
        },
        { label: 'Duplicate', icon: Copy, keys: 'Ctrl D', onSelect: withThis(duplicate) },
        {
          label: 'Delete',
          icon: Trash2,
          keys: 'Del',
          tone: 'danger',
          apart: true,
          onSelect: withThis(remove),
        },
      ]}
    >
      <button
        type="button"
        aria-label="What can be done with this step"
        className="nodrag grid size-7 cursor-pointer place-items-center rounded-control text-quiet hover:bg-canvas hover:text-text"
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
    </Menu>
  );
}
