'use client';

import { controlClass, Field } from '#components/ui/field.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { useForm } from '../form/form-context.ts';
import { TemplateText } from '../form/template-text.tsx';
import { useDraft } from '../form/use-draft.ts';
import type { FormField } from '../model/form-model.ts';
import { readTyped } from '../model/read-typed.ts';
import type { Path } from '../model/value-at.ts';

type Properties = {
  label: string;
  field: FormField;
  path: Path;
  value: Json | undefined;
  /** An empty text takes the name away as well. */
  emptyRemoves?: boolean;
};

/** The text of one name. */
export function PairText({ label, field, path, value, emptyRemoves = false }: Properties) {
  const { set, settings, namesAt, problemsAt } = useForm();
  const stored = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const { text, problem, change, leave } = useDraft(stored, (typed) => {
    if (typed === '' && emptyRemoves) return set(path, undefined);
    const read = readTyped(field, typed, settings.country);
    return read.ok ? set(path, read.value) : read.problem;
  });
  return (
    <Field
      label={label}
      problems={problem === null ? problemsAt(path) : [{ severity: 'error', text: problem }]}
    >
      {(control) =>
        field.meta.template === true ? (
          <TemplateText
            control={control}
            text={text}
            onChange={change}
            onLeave={leave}
            names={namesAt(path)}
          />
        ) : (
          <input
            {...control}
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
            onBlur={leave}
            className={controlClass}
          />
        )
      }
    </Field>
  );
}
