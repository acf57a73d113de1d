import type { Json, JsonObject } from '#runtime/contract/json.ts';
import type { FormField } from './form-model.ts';
import type { Variant } from './shape.ts';

/** What the flow suggests for fields that have no default. */
export type Suggestions = {
  languages: readonly string[];
  country: string;
  variables: readonly string[];
};

/** A value that the field's schema takes, for an item that is new: its default, else the simplest that will do. */
export function newValue(field: FormField, suggestions: Suggestions): Json | undefined {
  if (field.optional) return undefined;
  return candidates(field, suggestions).find((value) => field.schema.safeParse(value).success);
}

/** A list's new item without its id. */
export function newItem(field: FormField, suggestions: Suggestions): JsonObject {
  const { shape } = field;
  return shape.kind === 'group' ? newFields(shape.fields, suggestions) : {};
}

export function newVariant(tag: string, variant: Variant, suggestions: Suggestions): JsonObject {
  return { [tag]: variant.value, ...newFields(variant.fields, suggestions) };
}

function newFields(fields: readonly FormField[], suggestions: Suggestions): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field): [string, Json][] => {
      const value = newValue(field, suggestions);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function candidates(field: FormField, suggestions: Suggestions): Json[] {
  const { shape, meta } = field;
  switch (shape.kind) {
    case 'text':
      return textCandidates(meta.widget, suggestions);
    case 'number':
      return [shape.least ?? 0, shape.most ?? 0, 1];
    case 'yes-no':
      return [false, true];
    case 'choice':
      return shape.values;
    case 'group':
      return [newFields(shape.fields, suggestions)];
    case 'variants':
      return shape.variants.map((variant) => newVariant(shape.tag, variant, suggestions));
    case 'list':
      return [[]];
    case 'pairs':
      return [{}];
    case 'anything':
      return ['', null, 0, {}, []];
  }
}

function textCandidates(widget: string, { languages, country, variables }: Suggestions): string[] {
  const plain = [
    '',
    country,
    ...languages,
    'name',
    'value',
    '1',
    'https://example.com/',
    '00:00',
    '2026-01-01',
  ];
  if (widget === 'variable') return [...variables, ...plain];
  return widget === 'language' ? [...languages, ...plain] : plain;
}
