'use client';

import { ProblemLines } from '#components/editor/inspector/form/problem-lines.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { useForm } from '../form/form-context.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';

export function SwitchWidget(given: WidgetProperties) {
  const { set } = useForm();
  const { value, properties } = useField(given);
  const { label, help } = properties;
  return (
    <div className="space-y-1.5">
      <Switch
        label={label}
        {...(help === undefined ? {} : { help })}
        checked={value === true}
        onChange={(checked) => set(given.path, checked)}
      />
      <ProblemLines problems={properties.problems ?? []} />
    </div>
  );
}
