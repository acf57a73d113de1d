'use client';

import { controlClass, Field } from '#components/ui/field.tsx';
import { useForm } from '../form/form-context.ts';
import { useDraft } from '../form/use-draft.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { readTyped } from '../model/read-typed.ts';

/** A number with its unit; times may be typed as `90`, `2 min` or `1:30`. */
export function NumberWidget(given: WidgetProperties) {
  const { field, path } = given;
  const { set, settings } = useForm();
  const { value } = useField(given);
  const { text, problem, change, leave } = useDraft(value === undefined ? '' : String(value), (typed) => {
    const read = readTyped(field, typed, settings.country);
    return read.ok ? set(path, read.value) : read.problem;
  });
  const { properties } = useField(given, problem);
  const { unit } = field.meta;
  const long = field.meta.widget === 'seconds' && typeof value === 'number' ? inWords(value) : null;
  return (
    <Field {...properties} {...(long === null ? {} : { aside: long })}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            inputMode={field.meta.widget === 'seconds' ? 'text' : 'numeric'}
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
            onBlur={leave}
            className={`${controlClass} tabular-nums ${unit === undefined ? '' : 'pr-16'}`}
          />
          {unit !== undefined && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-[12px] text-quiet"
            >
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

/** From two minutes on, seconds are hard to read. */
function inWords(seconds: number): string | null {
  if (seconds < 120) return null;
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = seconds % 60;
  return [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, rest > 0 && `${rest} s`]
    .filter((part) => part !== false)
    .join(' ');
}
