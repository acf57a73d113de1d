'use client';

import { useEffect, useRef } from 'react';
import { useEditor } from '#components/editor/editor-store.ts';
import { StepPicker } from '#components/editor/step-picker.tsx';
import { useCommands } from '#components/editor/use-commands.ts';

const width = 260;
const height = 340;

/** Asks which step shall stand where a wire was let go. */
export function AddHere() {
  const adding = useEditor((state) => state.adding);
  const { addStep } = useCommands();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!adding) return;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) close();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, [adding]);
  if (!adding) return null;
  const { at, outcome, position } = adding;
  return (
    <dialog
      ref={box}
      open
      aria-label="Add a step here"
      data-state="open"
      className="floating fixed z-30 m-0 overflow-hidden rounded-card border border-line bg-panel p-2 text-[13px] text-text shadow-float"
      style={{
        width,
        left: Math.max(8, Math.min(at.x, window.innerWidth - width - 8)),
        top: Math.max(8, Math.min(at.y - 26, window.innerHeight - height - 8)),
      }}
    >
      <StepPicker
        label="Add a step here"
        onPick={(picked) => picked.what === 'kind' && addStep(picked.kind, { position, outcome })}
        onLeave={close}
      />
    </dialog>
  );
}

function close() {
  useEditor.getState().show({ adding: null });
}
