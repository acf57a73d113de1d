'use client';

import { controlClass, Field } from '#components/ui/field.tsx';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { useForm } from '../form/form-context.ts';
import { TemplateText } from '../form/template-text.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import type { Widget } from '../model/form-model.ts';
import { readTyped } from '../model/read-typed.ts';

/** Anything that is typed: texts, phone numbers, keys, addresses, values. */
export function TextWidget(given: WidgetProperties) {
  const { field, path } = given;
  const { widget, template } = field.meta;
  const { set, settings, namesAt } = useForm();
  const { value } = useField(given);
  const { text, problem, change, leave } = useDraft(
    widget === 'phone' ? phoneText(asText(value), settings.country) : asText(value),
    (typed) => {
      const read = readTyped(field, typed, settings.country);
      return read.ok ? set(path, read.value) : read.problem;
    },
  );
  const { properties } = useField(given, problem);
  const hidden = given.hideLabel === true ? properties.label : null;
  const country = widget === 'phone' ? countryOf(text, settings.country) : null;
  return (
    <Field {...properties} {...(country === null ? {} : { aside: country })}>
      {(control) =>
        template === true ? (
          <TemplateText
            control={control}
            text={text}
            onChange={change}
            onLeave={leave}
            names={namesAt(path)}
            lines={widget === 'long-text' ? 3 : 1}
            {...placeholderOf(widget, hidden)}
          />
        ) : (
          <input
            {...control}
            {...placeholderOf(widget, hidden)}
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
            onBlur={leave}
            className={`${controlClass} ${widget === 'key' || widget === 'keys' ? 'tabular-nums' : ''}`}
          />
        )
      }
    </Field>
  );
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** A label that is not seen stands in the empty control. */
function placeholderOf(widget: Widget, hidden: string | null): { placeholder?: string } {
  if (hidden !== null) return { placeholder: hidden };
  switch (widget) {
    case 'phone':
      return { placeholder: '+1 415 555 0100' };
    case 'url':
      return { placeholder: 'https://' };
    case 'key':
      return { placeholder: 'None' };
    default:
      return {};
  }
}

/** The country of a number that is complete, as its two letters. */
function countryOf(text: string, country: string): string | null {
  const phone = parsePhone(text, country);
  return phone?.valid ? phone.country : null;
}

/** A stored number as people read it. */
function phoneText(text: string, country: string): string {
  if (!/^\+\d+$/.test(text)) return text;
  const phone = parsePhone(text, country);
  return phone?.valid ? phone.international : text;
}
