'use client';

import { ChevronDown, GripVertical, TriangleAlert, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useEditor } from '#components/editor/editor-store.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { FieldsView, FieldView } from '../form/field-view.tsx';
import { useForm } from '../form/form-context.ts';
import type { FormField } from '../model/form-model.ts';
import { inlineFields, isKey, itemSummary } from '../model/item-summary.ts';
import { dottedPath, idOf, type Path } from '../model/value-at.ts';

type Properties = {
  field: FormField;
  path: Path;
  item: Json;
  place: { index: number; count: number };
  /** Just added: open, with its first field in focus. */
  isNew: boolean;
  onMove: (item: string, to: number) => void;
};

/** What is dragged carries the id of the item under this name. */
const dragType = 'application/x-ringtree-item';

export function ListItem({ field, path, item, place, isNew, onMove }: Properties) {
  const { node, data, messages, removeItem, countBelow } = useForm();
  const sought = useEditor((state) => state.sought);
  const bodyId = useId();
  const row = useRef<HTMLLIElement>(null);
  const [over, setOver] = useState(false);
  const fields = field.shape.kind === 'group' ? field.shape.fields : [];
  const inline = inlineFields(fields);
  const rest = fields.filter((one) => !inline.includes(one));
  const [open, setOpen] = useState(isNew && rest.length > 0);
  const id = idOf(item) ?? '';
  const name = itemSummary(inline.length > 0 ? inline : fields, item, messages) || `${place.index + 1}`;
  const summary = itemSummary(inline.length > 0 ? rest : fields, item, messages);
  const problems = rest.reduce((sum, one) => sum + countBelow([...path, one.name]), 0);

  const dotted = dottedPath(data, path);
  useEffect(() => {
    if (sought?.node === node && sought.field?.startsWith(`${dotted}.`) === true) setOpen(true);
  }, [sought, node, dotted]);
  useEffect(() => {
    if (isNew) row.current?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus();
  }, [isNew]);

  const onHandleKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(id, place.index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  const onDrop = (event: DragEvent) => {
    const dragged = event.dataTransfer.getData(dragType);
    setOver(false);
    if (dragged === '' || dragged === id) return;
    event.preventDefault();
    onMove(dragged, place.index);
  };
  return (
    <li
      ref={row}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={`rounded-control border bg-panel ${over ? 'border-accent' : open ? 'border-line' : 'border-transparent'} ${open ? 'p-2' : ''}`}
    >
      <div className="flex items-start gap-1">
        <button
          type="button"
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(dragType, id);
            event.dataTransfer.effectAllowed = 'move';
            if (row.current) event.dataTransfer.setDragImage(row.current, 8, 16);
          }}
          onKeyDown={onHandleKey}
          aria-label={`Move ${name}: up and down arrow keys`}
          className="grid h-8 w-5 shrink-0 cursor-grab place-items-center rounded-control text-quiet hover:text-text"
        >
          <GripVertical size={15} aria-hidden="true" />
        </button>
        {inline.map((one) => (
          <div
            key={one.name}
            data-field={`${dotted}.${one.name}`}
            className={inline.length === 1 ? 'min-w-0 grow' : isKey(one) ? 'w-14 shrink-0' : 'min-w-0 flex-1'}
          >
            <FieldView field={one} path={[...path, one.name]} hideLabel />
          </div>
        ))}
        {inline.length === 0 && (
          <span className="flex min-h-8 min-w-0 grow items-center">
            <span className="truncate">{summary || name}</span>
          </span>
        )}
        {problems > 0 && !open && (
          <span
            className="grid h-8 place-items-center text-warning"
            title="Something here wants to be mended"
          >
            <TriangleAlert size={15} aria-label={`${problems} to mend`} />
          </span>
        )}
        {rest.length > 0 && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={bodyId}
            aria-label={`${open ? 'Less' : 'More'} of ${name}`}
            onClick={() => setOpen(!open)}
            className="grid size-8 shrink-0 cursor-pointer place-items-center rounded-control text-quiet hover:bg-canvas hover:text-text"
          >
            <ChevronDown
              size={16}
              aria-hidden="true"
              className={`transition-transform duration-150 motion-reduce:transition-none ${open ? 'rotate-180' : ''}`}
            />
          </button>
        )}
        <IconButton icon={X} label={`Remove ${name}`} onClick={() => removeItem(path.slice(0, -1), id)} />
      </div>
      {inline.length > 0 && !open && summary !== '' && (
        <p className="truncate pt-0.5 pr-2 pl-6 text-[12px] text-quiet">{summary}</p>
      )}
      <div id={bodyId} hidden={!open} className="pt-3 pl-1">
        {open && <FieldsView fields={rest} path={path} />}
      </div>
    </li>
  );
}
