import { z } from 'zod';
import type { FieldMeta } from '#runtime/contract/field.ts';
import type { Json } from '#runtime/contract/json.ts';
import { type Shape, shapeOf } from './shape.ts';
import { valueAt } from './value-at.ts';

export type Tab = FieldMeta['tab'];
export type Widget = FieldMeta['widget'];

/** A field of a form, or a group or list of them. */
export type FormField = {
  name: string;
  /** Where its words stand in the messages: like its path, without the places in lists, e.g. `options.keys`. */
  words: string;
  meta: FieldMeta;
  /** As declared, with its default. */
  schema: z.ZodType;
  shape: Shape;
  /** May be absent. */
  optional: boolean;
};

/** The inspector's tabs, in their order. */
export const tabs: readonly Tab[] = ['prompt', 'choices', 'trouble', 'more'];

/** The form of a kind of step, made from its zod schema alone. */
export function formModel(fields: z.ZodType): FormField[] {
  const known = models.get(fields);
  if (known !== undefined) return known;
  const shape = shapeOf(fields, '');
  const model = shape.kind === 'group' ? shape.fields : [];
  models.set(fields, model);
  return model;
}

/** Schemas never change, and a form is asked for with each key that is pressed. */
const models = new WeakMap<z.ZodType, FormField[]>();

/** The tabs that have a field, in their order. */
export function tabsOf(fields: readonly FormField[]): Tab[] {
  return tabs.filter((tab) => fields.some(({ meta }) => meta.tab === tab));
}

/** Those that matter, given the values of one another in `data`. */
export function shownFields(fields: readonly FormField[], data: Json | undefined): FormField[] {
  return fields.filter(({ meta: { shownWhen } }) => {
    const other = fields.find(({ name }) => name === shownWhen?.field);
    if (shownWhen === undefined || other === undefined) return true;
    return shownWhen.is.some((value) => value === fieldValue(other, data));
  });
}

/** What a field of `data` holds; its default when nothing was set. */
export function fieldValue({ name, schema }: FormField, data: Json | undefined): Json | undefined {
  const value = valueAt(data, [name]);
  if (value !== undefined) return value;
  const parsed = z.json().safeParse(schema.safeParse(undefined).data);
  return parsed.success ? parsed.data : undefined;
}
