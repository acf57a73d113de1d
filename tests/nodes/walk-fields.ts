import { z } from 'zod';
import type { FieldMeta } from '#runtime/contract/field.ts';

/** A field as the inspector sees it. `path` leaves out the numbers of list items: `options.keys`. */
export type WalkedField = {
  path: string;
  meta: FieldMeta | null;
  /** What the field takes, without its default. */
  schema: z.ZodType;
  /** In a list item, as far as one must know to find its values: the default of the field alone. */
  ownDefault: unknown;
};

/** Every field of a kind that a person may set; ids of list items and the tags of unions are none. */
export function walkFields(schema: z.ZodType, path = ''): WalkedField[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    const all = inner.options.flatMap((option) => walkFields(option as z.ZodType, path));
    return all.filter((field, index) => all.findIndex((other) => other.path === field.path) === index);
  }
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const own = unwrap(field);
    if ((name === 'id' && path !== '') || own instanceof z.ZodLiteral) return [];
    const here = path === '' ? name : `${path}.${name}`;
    const walked: WalkedField = {
      path: here,
      meta: metaOf(field),
      schema: own,
      ownDefault: defaultOf(field),
    };
    return [walked, ...below(walked)];
  });
}

function below({ path, meta, schema }: WalkedField): WalkedField[] {
  if (meta?.widget === 'group' || meta?.widget === 'condition') return walkFields(schema, path);
  if (meta?.widget === 'list' && schema instanceof z.ZodArray)
    return walkFields(schema.element as z.ZodType, path);
  return [];
}

function metaOf(schema: z.ZodType): FieldMeta | null {
  const meta = schema.meta();
  return meta !== undefined && 'widget' in meta ? (meta as unknown as FieldMeta) : null;
}

function defaultOf(schema: z.ZodType): unknown {
  const parsed = schema.safeParse(undefined);
  return parsed.success ? parsed.data : undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  )
    return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

/** Every value that data has at a field's path, through all list items. */
export function valuesAt(data: unknown, path: string): unknown[] {
  const [name = '', ...rest] = path.split('.');
  if (Array.isArray(data)) return data.flatMap((item) => valuesAt(item, path));
  if (data === null || typeof data !== 'object' || !Object.hasOwn(data, name)) return [];
  const value: unknown = Reflect.get(data, name);
  return rest.length === 0 ? [value] : valuesAt(value, rest.join('.'));
}
