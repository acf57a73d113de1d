import type { Words } from '#components/flow/words.ts';
import type { Json } from '#runtime/contract/json.ts';
import { fieldWords } from './field-words.ts';
import { type FormField, fieldValue, shownFields } from './form-model.ts';

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

/** Fields of an item that are always open: a key and a name, or the only one that there is. */
export function inlineFields(fields: readonly FormField[]): FormField[] {
  if (fields.length === 1) return [...fields];
  const always = fields.filter(({ meta }) => meta.shownWhen === undefined);
  const key = always.find(({ meta }) => meta.widget === 'key' || meta.widget === 'keys');
  const name = always.find(({ meta }) => meta.widget === 'text' || meta.widget === 'variable');
  return [key, name].filter((field) => field !== undefined);
}
