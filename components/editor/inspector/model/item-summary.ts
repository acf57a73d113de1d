import type { Words } from '#components/flow/words.ts';
import type { Json } from '#runtime/contract/json.ts';
import { fieldWords } from './field-words.ts';
import { type FormField, fieldValue, shownFields, type Widget } from './form-model.ts';

/** What a list's item holds, in one line: its texts and choices, the first ones first. */
export function itemSummary(fields: readonly FormField[], item: Json | undefined, messages: Words): string {
  const parts = shownFields(fields, item).flatMap((field) => {
    const value = fieldValue(field, item);
    if (field.shape.kind === 'text' && typeof value === 'string' && value.trim() !== '')
      return [value.trim()];
    if (field.shape.kind === 'choice' && value !== undefined && value !== null)
      return [fieldWords(messages, field.words).choices[String(value)] ?? String(value)];
    return field.shape.kind === 'list' && Array.isArray(value) && value.length > 0
      ? [value.map((inner) => itemTexts(inner)).join(', ')]
      : [];
  });
  return parts.join(' · ');
}

function itemTexts(item: Json): string {
  if (typeof item === 'string') return item;
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return '';
  const texts = Object.entries(item).filter(([name, value]) => name !== 'id' && typeof value === 'string');
  return texts.map(([, value]) => value).join(' ');
}

/** Fields of an item that stand in its row: a key and a name, or the first texts; all when there are no more than two short ones. */
export function inlineFields(fields: readonly FormField[]): FormField[] {
  const always = fields.filter(({ meta }) => meta.shownWhen === undefined);
  const few = fields.length <= 2 && always.length === fields.length;
  const short = always.filter(
    ({ meta }) => typed.includes(meta.widget) || (few && chosen.includes(meta.widget)),
  );
  if (few && short.length < fields.length) return fields.length === 1 ? [...fields] : short.slice(0, 1);
  return [...short.filter(isKey), ...short.filter((field) => !isKey(field))].slice(0, 2);
}

export function isKey({ meta: { widget } }: FormField): boolean {
  return widget === 'key' || widget === 'keys';
}

const typed: readonly Widget[] = ['text', 'variable', 'phone', 'value', 'key', 'keys'];
const chosen: readonly Widget[] = ['number', 'seconds', 'language', 'choice'];
