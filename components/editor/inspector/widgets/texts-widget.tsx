'use client';

import { controlClass, Field } from '#components/ui/field.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { useForm } from '../form/form-context.ts';
import { useDraft } from '../form/use-draft.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { plainProblem } from '../model/plain-problem.ts';
import { readTyped } from '../model/read-typed.ts';
import type { Shape } from '../model/shape.ts';

/** A list of plain values: one on each line. */
export function TextsWidget(given: WidgetProperties & { shape: Shape & { kind: 'list' } }) {
  const { field, path, shape } = given;
  const { set, settings } = useForm();
  const { value } = useField(given);
  const stored = Array.isArray(value) ? value.map(String).join('\n') : '';
  const { text, problem, change, leave } = useDraft(stored, (typed) => {
    const lines = typed.split('\n').filter((line) => line.trim() !== '');
    const values: Json[] = [];
    for (const line of lines) {
      const read = readTyped(shape.item, line, settings.country);
      if (!read.ok) return `${line}: ${read.problem}`;
      if (read.value !== undefined) values.push(read.value);
    }
    return plainProblem(field, values) ?? set(path, values);
  });
  const { properties } = useField(given, problem);
  return (
    <Field {...properties} help={properties.help ?? 'One on each line.'}>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          value={text}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
          className={`${controlClass} field-sizing-content resize-none`}
        />
      )}
    </Field>
  );
}
