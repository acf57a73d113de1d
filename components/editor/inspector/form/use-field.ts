'use client';

import type { FieldProblem, FieldProperties } from '#components/ui/field.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { fieldWords } from '../model/field-words.ts';
import { fieldValue } from '../model/form-model.ts';
import { valueAt } from '../model/value-at.ts';
import { useForm } from './form-context.ts';
import type { WidgetProperties } from './widget-properties.ts';

type UsedField = {
  value: Json | undefined;
  choices: Readonly<Record<string, string>>;
  /** For the parts of `components/ui`. */
  properties: FieldProperties;
};

/** What a widget shows of its field; `own` are problems that only the widget knows. */
export function useField({ field, path, hideLabel }: WidgetProperties, own: string | null = null): UsedField {
  const { data, messages, problemsAt } = useForm();
  const { label, help, choices } = fieldWords(messages, field.words);
  const typed: FieldProblem[] = own === null ? [] : [{ severity: 'error', text: own }];
  const problems = own === null ? problemsAt(path) : typed;
  return {
    value: fieldValue(field, valueAt(data, path.slice(0, -1))),
    choices,
    properties: {
      label,
      ...(help === null || hideLabel === true ? {} : { help }),
      problems,
      ...(hideLabel === true ? { hideLabel } : {}),
    },
  };
}
