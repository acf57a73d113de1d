'use client';

import { Combobox } from '#components/ui/combobox.tsx';
import { useForm } from '../form/form-context.ts';
import { useDraft } from '../form/use-draft.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { readTyped } from '../model/read-typed.ts';

/** A variable of the flow, or the name of a new one. */
export function VariableWidget(given: WidgetProperties) {
  const { set, settings, suggestions } = useForm();
  const { value } = useField(given);
  const { text, problem, change, leave } = useDraft(typeof value === 'string' ? value : '', (typed) => {
    const read = readTyped(given.field, typed, settings.country);
    return read.ok ? set(given.path, read.value) : read.problem;
  });
  const { properties } = useField(given, problem);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the field within was left.
    <div onBlur={leave}>
      <Combobox
        {...properties}
        free
        value={text}
        onChange={change}
        choices={suggestions.variables.map((name) => ({ value: name, label: name }))}
        placeholder="Name"
      />
    </div>
  );
}
