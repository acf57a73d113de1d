'use client';

import { useState } from 'react';
import { type Choice, Select } from '#components/ui/select.tsx';
import { useForm } from '../form/form-context.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { makers } from '../makers/makers.ts';
import { valueAt } from '../model/value-at.ts';

/** One of the schema's own values, or of what the installation has: schedules, flows, secrets. */
export function ChoiceWidget(given: WidgetProperties) {
  const { field, path } = given;
  const { set, data, choicesAt, referenceAt } = useForm();
  const { value, choices, properties } = useField(given);
  /** Not in the page's lists yet. */
  const [made, setMade] = useState<{ id: string; label: string } | null>(null);
  const { shape, meta } = field;
  const text = typeof value === 'string' ? value : '';
  const offered: Choice[] =
    shape.kind === 'choice'
      ? shape.values.map((one) => ({ value: String(one), label: choices[String(one)] ?? String(one) }))
      : withNow(known(choicesAt(path), made), text);
  const kind = meta.madeLike === undefined ? null : referenceAt(path);
  const Maker = kind === null ? undefined : makers[kind];
  return (
    <div className="space-y-2">
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
      {Maker !== undefined && meta.madeLike !== undefined && (
        <Maker
          chosen={text}
          words={meta.madeLike}
          beginning={valueAt(data, [...path.slice(0, -1), meta.madeLike])}
          onMade={(one) => {
            setMade(one);
            set(path, one.id);
          }}
        />
      )}
    </div>
  );
}

function known(
  all: readonly { id: string; label: string }[],
  made: { id: string; label: string } | null,
): Choice[] {
  const isThere = made === null || all.some(({ id }) => id === made.id);
  return (isThere ? all : [...all, made]).map(({ id, label }) => ({ value: id, label }));
}

/** What was chosen stays to be seen although it is gone. */
function withNow(offered: Choice[], now: string): Choice[] {
  if (now === '' || offered.some(({ value }) => value === now)) return offered;
  return [...offered, { value: now, label: 'Not there any more' }];
}
