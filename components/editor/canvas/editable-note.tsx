'use client';

import type { NodeProps } from '@xyflow/react';
import { NoteCard, type NoteNode } from '#components/flow/note-card.tsx';

/** A remark on the canvas; it is written in the inspector. */
export function EditableNote(properties: NodeProps<NoteNode>) {
  const { data, selected } = properties;
  return (
    <div className={`rounded-card ${selected ? 'ring-2 ring-accent' : ''}`}>
      {data.note.text === '' ? (
        <p className="min-h-20 w-[220px] rounded-card bg-note p-3 text-[13px] text-note-text">
          An empty note
        </p>
      ) : (
        <NoteCard {...properties} />
      )}
    </div>
  );
}
