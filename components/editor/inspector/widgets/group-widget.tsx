'use client';

import { useId } from 'react';
import { Select } from '#components/ui/select.tsx';
import { FieldsView } from '../form/field-view.tsx';
import { useForm } from '../form/form-context.ts';
import { ProblemLines } from '../form/problem-lines.tsx';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { newVariant } from '../model/new-value.ts';
import type { Shape } from '../model/shape.ts';
import { valueAt } from '../model/value-at.ts';

/** Fields that belong together, below a heading. */
export function GroupWidget(given: WidgetProperties) {
  const { field, path } = given;
  const id = useId();
  const { properties } = useField(given);
  const { shape } = field;
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-3 rounded-card border border-line p-3">
      <div>
        <h3 id={id} className={given.hideLabel === true ? 'sr-only' : 'text-[13px]'}>
          {properties.label}
        </h3>
        {properties.help !== undefined && <p className="text-[12px] text-quiet">{properties.help}</p>}
        <ProblemLines problems={properties.problems ?? []} />
      </div>
      {shape.kind === 'group' && <FieldsView fields={shape.fields} path={path} />}
      {shape.kind === 'variants' && <Variants {...given} shape={shape} />}
    </fieldset>
  );
}

function Variants({ field, path, shape }: WidgetProperties & { shape: Shape & { kind: 'variants' } }) {
  const { data, set, suggestions } = useForm();
  const { properties, choices } = useField({ field, path });
  const chosen = shape.variants.find(({ value }) => value === valueAt(data, [...path, shape.tag]));
  return (
    <div className="space-y-4">
      <Select
        label={properties.label}
        hideLabel
        value={String(chosen?.value ?? '')}
        onChange={(wanted) => {
          const variant = shape.variants.find(({ value }) => String(value) === wanted);
          if (variant !== undefined) set(path, newVariant(shape.tag, variant, suggestions));
        }}
        choices={shape.variants.map(({ value }) => ({
          value: String(value),
          label: choices[String(value)] ?? String(value),
        }))}
      />
      {chosen !== undefined && <FieldsView fields={chosen.fields} path={path} />}
    </div>
  );
}
