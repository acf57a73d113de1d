'use client';

import { Select } from '#components/ui/select.tsx';
import { useForm } from '../form/form-context.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { languageName } from '../model/language-name.ts';

/** One of the flow's languages; what was set before and is none of them stays to be seen. */
export function LanguageWidget(given: WidgetProperties) {
  const { set, settings } = useForm();
  const { value, properties } = useField(given);
  const tag = typeof value === 'string' ? value : '';
  const known = settings.languages.map((one) => ({ value: one, label: languageName(one) }));
  const other =
    settings.languages.includes(tag) || tag === '' ? [] : [{ value: tag, label: languageName(tag) }];
  const none = given.field.schema.safeParse('').success ? [{ value: '', label: 'As it is' }] : [];
  return (
    <Select
      {...properties}
      value={tag}
      onChange={(chosen) => set(given.path, chosen)}
      choices={[...none, ...known, ...other]}
    />
  );
}
