'use client';

import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { useForm } from '../form/form-context.ts';
import { ProblemLines } from '../form/problem-lines.tsx';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { newItem } from '../model/new-value.ts';
import { idOf } from '../model/value-at.ts';
import { ListItem } from './list-item.tsx';
import { TextsWidget } from './texts-widget.tsx';

/** Items that keep their ids: added at the end, removed, and put in order by dragging or with the arrow keys. */
export function ListWidget(given: WidgetProperties) {
  const { field, path } = given;
  const { shape } = field;
  const headingId = useId();
  const { addItem, moveItem, suggestions } = useForm();
  const { value, properties } = useField(given);
  const [added, setAdded] = useState<string | null>(null);
  const [moved, setMoved] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  if (shape.kind !== 'list') return null;
  if (!shape.withIds) return <TextsWidget {...given} shape={shape} />;

  const items = asItems(value);
  const full = shape.most !== null && items.length >= shape.most;
  const add = () => {
    const id = newId();
    setAdded(id);
    setRefused(addItem(path, { ...newItem(shape.item, suggestions), id }));
  };
  const move = (item: string, to: number) => {
    const others = items.filter(({ id }) => id !== item);
    const place = Math.max(0, Math.min(others.length, to));
    moveItem(path, item, others[place]?.id ?? null);
    setMoved(`Now ${place + 1} of ${items.length}.`);
  };
  return (
    <fieldset aria-labelledby={headingId} className="min-w-0 space-y-2">
      <h3 id={headingId} className="text-[13px]">
        {properties.label}
      </h3>
      {items.length > 0 && (
        <ol className="space-y-1.5">
          {items.map(({ id, item }, index) => (
            <ListItem
              key={id}
              field={shape.item}
              path={[...path, id]}
              item={item}
              place={{ index, count: items.length }}
              isNew={id === added}
              onMove={move}
            />
          ))}
        </ol>
      )}
      {items.length === 0 && (
        <p className="rounded-control border border-dashed border-line px-3 py-2 text-[12px] text-quiet">
          None yet.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={Plus} onClick={add} disabled={full}>
          Add
        </Button>
        {full && <span className="text-[12px] text-quiet">{shape.most} at most</span>}
      </div>
      {properties.help !== undefined && <p className="text-[12px] text-quiet">{properties.help}</p>}
      <ProblemLines
        problems={[
          ...(properties.problems ?? []),
          ...(refused === null ? [] : [{ severity: 'error' as const, text: refused }]),
        ]}
      />
      <p className="sr-only" aria-live="polite">
        {moved}
      </p>
    </fieldset>
  );
}

function asItems(value: Json | undefined): { id: string; item: Json }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const id = idOf(item);
    return id === null ? [] : [{ id, item }];
  });
}

/** Unlike any that others make at the same time. */
function newId(): string {
  return crypto.randomUUID().slice(0, 13);
}
