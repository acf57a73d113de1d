'use client';

import { Check } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { type KeyboardEvent, useId, useState } from 'react';
import { controlClass, Field, type FieldProperties } from '#components/ui/field.tsx';
import type { Choice } from '#components/ui/select.tsx';

type Properties = FieldProperties & {
  value: string;
  onChange: (value: string) => void;
  choices: readonly Choice[];
  placeholder?: string;
  /** What was typed counts although it is none of the choices. */
  free?: boolean;
};

/** One of many, found by typing. */
export function Combobox({ value, onChange, choices, placeholder, free = false, ...field }: Properties) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const shown = typed ?? labelOf(choices, value);
  const found = typed === null ? choices : choices.filter((choice) => fits(choice, typed));
  const close = () => {
    setTyped(null);
    setPlace(0);
  };
  const choose = (chosen: string) => {
    onChange(chosen);
    close();
  };
  const open = typed !== null && found.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (typed === null) setTyped('');
      else setPlace((place + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length));
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      const chosen = found[place];
      if (chosen) choose(chosen.value);
    }
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <Field {...field}>
      {(control) => (
        <Radix.Root open={open} onOpenChange={(wanted) => !wanted && close()}>
          <Radix.Anchor asChild>
            <input
              {...control}
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open ? `${listId}-${place}` : undefined}
              autoComplete="off"
              placeholder={placeholder}
              value={shown}
              onChange={(event) => {
                setTyped(event.target.value);
                setPlace(0);
                if (free) onChange(event.target.value);
              }}
              onKeyDown={onKeyDown}
              onBlur={close}
              className={controlClass}
            />
          </Radix.Anchor>
          <Radix.Portal>
            <Radix.Content
              align="start"
              sideOffset={4}
              onOpenAutoFocus={(event) => event.preventDefault()}
              className="floating z-50 max-h-72 w-(--radix-popover-trigger-width) min-w-56 overflow-y-auto rounded-card border border-line bg-panel p-1 text-[13px] shadow-float"
            >
              <div id={listId} role="listbox" aria-label={field.label}>
                {found.map((choice, index) => (
                  <div
                    key={choice.value}
                    id={`${listId}-${index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={choice.value === value}
                    onPointerDown={(event) => {
                      event.preventDefault();
                      choose(choice.value);
                    }}
                    className={`flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-control px-2 hover:bg-canvas ${index === place ? 'bg-canvas' : ''}`}
                  >
                    {choice.label}
                    {choice.value === value && <Check size={15} className="text-accent" aria-hidden="true" />}
                  </div>
                ))}
              </div>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </Field>
  );
}

function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function fits({ label, value }: Choice, typed: string): boolean {
  const sought = typed.trim().toLowerCase();
  return label.toLowerCase().includes(sought) || value.toLowerCase().includes(sought);
}
