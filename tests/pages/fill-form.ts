import { editOf } from '#components/editor/inspector/model/edit-of.ts';
import type { FormField } from '#components/editor/inspector/model/form-model.ts';
import {
  newItem,
  newValue,
  newVariant,
  type Suggestions,
} from '#components/editor/inspector/model/new-value.ts';
import { plainProblem } from '#components/editor/inspector/model/plain-problem.ts';
import { readTyped } from '#components/editor/inspector/model/read-typed.ts';
import type { Shape } from '#components/editor/inspector/model/shape.ts';
import { type Path, valueAt, withValueAt } from '#components/editor/inspector/model/value-at.ts';
import type { Json } from '#runtime/contract/json.ts';

/** A field with the values that a person can give it, and the data that it stands in. */
export type Fill = { field: FormField; path: Path; data: Json; values: (Json | undefined)[] };

export const suggestions: Suggestions = { languages: ['en-US'], country: 'US', variables: [] };

/** Every field that holds a value, as a person fills it: typing, choosing, switching, and adding items, names and variants on the way. */
export function fillForm(model: readonly FormField[], data: Json, examples: Examples = () => []): Fill[] {
  return fillFields(model, { model, data, path: [], examples });
}

/** What else a person may type into a field, by the path of its words. */
type Examples = (words: string) => readonly string[];

/** Where a field is; edits begin at the whole form, `model`. */
type Place = { model: readonly FormField[]; data: Json; path: Path; examples: Examples };

function put({ model, data, path }: Omit<Place, 'examples'>, value: Json): Json {
  const edit = editOf(model, data, { path, value });
  return withValueAt(data, edit.path, edit.value);
}

function fillFields(fields: readonly FormField[], place: Place): Fill[] {
  return fields.flatMap((field) => fillField(field, { ...place, path: [...place.path, field.name] }));
}

function fillField(field: FormField, place: Place): Fill[] {
  const { shape } = field;
  const fill = (values: (Json | undefined)[]): Fill => ({
    field,
    path: place.path,
    data: place.data,
    values,
  });
  switch (shape.kind) {
    case 'text':
    case 'number':
    case 'anything':
      return [fill(typedValues(field, place.examples(field.words)))];
    case 'yes-no':
      return [fill([true, false])];
    case 'choice':
      return [fill([...shape.values])];
    case 'group':
      return fillFields(shape.fields, place);
    case 'variants': {
      const made = shape.variants.map((variant) => newVariant(shape.tag, variant, suggestions));
      const inside = shape.variants.flatMap(({ fields }, index) =>
        fillFields(fields, { ...place, data: put(place, made[index] ?? {}) }),
      );
      return [fill(made), ...inside];
    }
    case 'list':
      return fillList(shape, place, fill);
    case 'pairs': {
      const name = names.find((text) => shape.name.safeParse(text).success) ?? '';
      const value = newValue(shape.value, suggestions) ?? typedValues(shape.value)[0];
      const pairs = { [name]: value ?? '' };
      const inside = { ...place, data: put(place, pairs), path: [...place.path, name] };
      return [fill([pairs, {}]), ...fillField(shape.value, inside)];
    }
  }
}

function fillList(
  { item, withIds }: Shape & { kind: 'list' },
  place: Place,
  fill: (values: Json[]) => Fill,
): Fill[] {
  if (item.shape.kind !== 'group') {
    const values = typedValues(item).filter((value) => value !== undefined);
    return [fill([values.slice(0, 1), []])];
  }
  const added = { ...newItem(item, suggestions), ...(withIds ? { id: 'added' } : {}) };
  const list = [...asList(valueAt(place.data, place.path)), added];
  const inside = { ...place, data: put(place, list), path: [...place.path, 'added'] };
  return [fill([list, []]), ...fillFields(item.shape.fields, inside)];
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

const names = ['en-US', 'es', 'Name', 'name', '1'];
const texts = [
  'Hello',
  '',
  '1',
  '#',
  '5 ',
  '20',
  '400',
  '0.5',
  '+41446681800',
  'CH',
  'en-US',
  'de-CH',
  'total',
  '10:30',
  '2026-12-24',
  'https://example.com/a.mp3',
  'wss://example.com/voice',
  '{{ caller.number }}',
];

function typedValues(field: FormField, examples: readonly string[] = []): (Json | undefined)[] {
  const typed = [...texts, ...examples].map((text) => readTyped(field, text, 'US'));
  return typed.flatMap((one) => (one.ok && plainProblem(field, one.value) === null ? [one.value] : []));
}

/** Every field of a form, groups and lists included. */
export function allFields(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => [field, ...inside(field.shape)]);
}

function inside(shape: FormField['shape']): FormField[] {
  if (shape.kind === 'group') return allFields(shape.fields);
  if (shape.kind === 'variants') return shape.variants.flatMap(({ fields }) => allFields(fields));
  if (shape.kind === 'list') return inside(shape.item.shape);
  return shape.kind === 'pairs' ? inside(shape.value.shape) : [];
}
