'use client';

import { useEditor } from '#components/editor/editor-store.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const keys: readonly [string, string][] = [
  ['A', 'Find a step to add'],
  ['Tab', 'Go from step to step, as a call does'],
  ['Enter', 'Open the step that has the focus'],
  ['Escape', 'Back to the step'],
  ['C', 'Connect the step: choose where an outcome leads'],
  ['Arrow keys', 'Move what is chosen'],
  ['Shift + click', 'Choose one more'],
  ['Ctrl A', 'Choose all'],
  ['Ctrl D', 'Duplicate'],
  ['Delete', 'Delete what is chosen'],
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Do again'],
  ['N', 'Add a note'],
  ['T', 'Try it: the handset beside the canvas'],
  ['1', 'Show all steps'],
  ['[', 'Fold the palette'],
  [']', 'Fold the settings'],
  ['?', 'Show these keys'],
];

/** What the keyboard can do. */
export function KeysDialog() {
  const open = useEditor((state) => state.dialog === 'keys');
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && useEditor.getState().show({ dialog: null })}
      title="Keys"
      description="All that the mouse does, the keyboard does too. On a Mac use ⌘ for Ctrl."
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
