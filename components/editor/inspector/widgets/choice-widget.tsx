'use client';

import { type Choice, Select } from '#components/ui/select.tsx';
import { useForm } from '../form/form-context.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';

/** One of the schema's own values, or of what the installation has: schedules, flows, secrets. */
export function ChoiceWidget(given: WidgetProperties) {
  const { field, path } = given;
  const { set, choicesAt } = useForm();
  const { value, choices, properties } = useField(given);
  const { shape } = field;
  const text = typeof value === 'string' ? value : '';
  const offered: Choice[] =
    shape.kind === 'choice'
      ? shape.values.map((one) => ({ value: String(one), label: choices[String(one)] ?? String(one) }))
      : withNow(
          choicesAt(path).map(({ id, label }) => ({ value: id, label })),
          text,
        );
  return (
    <Select
      {...properties}
      value={String(value ?? '')}
      onChange={(chosen) =>
        set(path, shape.kind === 'choice' ? shape.values.find((one) => String(one) === chosen) : chosen)
      }
      choices={offered}
      disabled={offered.length === 0}
      placeholder={offered.length === 0 ? 'There is none yet' : 'Choose…'}
    />
  );
}

/** What was chosen stays to be seen although it is gone. */
function withNow(offered: Choice[], now: string): Choice[] {
  if (now === '' || offered.some(({ value }) => value === now)) return offered;
  return [...offered, { value: now, label: 'Not there any more' }];
}
