'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { controlClass, Field, type FieldProperties } from '#components/ui/field.tsx';

export type Choice = { value: string; label: string; disabled?: boolean };

type Properties = FieldProperties & {
  value: string;
  onChange: (value: string) => void;
  choices: readonly Choice[];
  placeholder?: string;
  disabled?: boolean;
};

/** One of a few. More than a dozen are better found by typing: `Combobox`. */
export function Select({ value, onChange, choices, placeholder, disabled = false, ...field }: Properties) {
  return (
    <Field {...field}>
      {(control) => (
        <Radix.Root
          value={value === '' ? emptyValue(choices) : value}
          onValueChange={(chosen) => onChange(chosen === none ? '' : chosen)}
          disabled={disabled}
        >
          <Radix.Trigger
            {...control}
            className={`${controlClass} flex cursor-pointer items-center justify-between gap-2 text-left data-placeholder:text-quiet`}
          >
            <span className="truncate">
              <Radix.Value placeholder={placeholder ?? 'Choose…'} />
            </span>
            <ChevronDown size={16} className="shrink-0 text-quiet" aria-hidden="true" />
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content
              position="popper"
              sideOffset={4}
              className="floating z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-card border border-line bg-panel p-1 text-[13px] shadow-float"
            >
              <Radix.Viewport>
                {choices.map((choice) => (
                  <Radix.Item
                    key={choice.value}
                    value={choice.value === '' ? none : choice.value}
                    disabled={choice.disabled === true}
                    className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-control px-2 outline-none data-disabled:opacity-50 data-highlighted:bg-canvas"
                  >
                    <Radix.ItemText>{choice.label}</Radix.ItemText>
                    <Radix.ItemIndicator>
                      <Check size={15} className="text-accent" aria-hidden="true" />
                    </Radix.ItemIndicator>
                  </Radix.Item>
                ))}
              </Radix.Viewport>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </Field>
  );
}

/** Radix keeps the empty text for “nothing chosen”; a choice may have it as its value all the same. */
const none = ' none';

function emptyValue(choices: readonly Choice[]): string {
  return choices.some(({ value }) => value === '') ? none : '';
}
