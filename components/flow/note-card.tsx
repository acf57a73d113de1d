'use client';

import type { Node, NodeProps } from '@xyflow/react';
import type { DrawnNote } from '#components/flow/drawn-flow.ts';

export type NoteNode = Node<{ note: DrawnNote }, 'note'>;

/** A remark of a colleague on the canvas; callers never meet it. */
export function NoteCard({ data: { note } }: NodeProps<NoteNode>) {
  return (
    <div
      className="overflow-auto rounded-card bg-note p-3 text-[13px] whitespace-pre-line text-note-text"
      style={{ width: note.size.width, minHeight: note.size.height }}
    >
      {note.text}
      {note.author !== '' && <p className="mt-1">— {note.author}</p>}
    </div>
  );
}
