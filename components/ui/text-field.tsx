'use client';

import type { ComponentProps } from 'react';
import { controlClass, Field, type FieldProperties } from '#components/ui/field.tsx';

type Properties = FieldProperties & {
  value: string;
  onChange: (value: string) => void;
  /** As many lines as it has at least; one when absent. */
  lines?: number;
} & Pick<
    ComponentProps<'input'>,
    'placeholder' | 'autoFocus' | 'maxLength' | 'required' | 'onBlur' | 'inputMode' | 'name' | 'disabled'
  >;

/** Text in one line, or in several when `lines` is given. */
export function TextField({
  label,
  help,
  problems,
  aside,
  hideLabel,
  value,
  onChange,
  lines,
  onBlur,
  ...rest
}: Properties) {
  const field = { label, help, problems, aside, hideLabel };
  return (
    <Field {...definedOf(field)} label={label}>
      {(control) =>
        lines === undefined ? (
          <input
            {...control}
            {...rest}
            {...(onBlur ? { onBlur } : {})}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={controlClass}
          />
        ) : (
          <textarea
            {...control}
            {...rest}
            rows={lines}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`${controlClass} field-sizing-content`}
          />
        )
      }
    </Field>
  );
}

/** Optional properties that were not given must be absent, not undefined. */
function definedOf(field: { [Key in keyof FieldProperties]?: FieldProperties[Key] | undefined }) {
  const { help, problems, aside, hideLabel } = field;
  return {
    ...(help === undefined ? {} : { help }),
    ...(problems === undefined ? {} : { problems }),
    ...(aside === undefined ? {} : { aside }),
    ...(hideLabel === undefined ? {} : { hideLabel }),
  };
}
