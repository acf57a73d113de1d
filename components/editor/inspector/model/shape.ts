import { z } from 'zod';
import type { FieldMeta } from '#runtime/contract/field.ts';
import type { FormField } from './form-model.ts';
import { usualWidget } from './widget-of.ts';

export type ChoiceValue = string | number | boolean;

/** What kind of value a field holds; what a widget may do with it follows from here. */
export type Shape =
  | { kind: 'text'; most: number | null }
  | { kind: 'number'; least: number | null; most: number | null; whole: boolean }
  | { kind: 'yes-no' }
  | { kind: 'choice'; values: ChoiceValue[] }
  | { kind: 'group'; fields: FormField[] }
  /** One of several groups, told apart by the value of `tag`. */
  | { kind: 'variants'; tag: string; variants: Variant[] }
  /** Items of a list that are objects have an id of their own, which stays. */
  | { kind: 'list'; item: FormField; withIds: boolean; most: number | null }
  /** Values by names that people choose, such as languages or headers. */
  | { kind: 'pairs'; name: z.ZodType; value: FormField }
  | { kind: 'anything' };

export type Variant = { value: ChoiceValue; fields: FormField[] };

/** The shape of a schema's values; `words` is the path of its words. */
export function shapeOf(schema: z.ZodType, words: string): Shape {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodString) return { kind: 'text', most: inner.maxLength };
  if (inner instanceof z.ZodNumber) return numberShape(inner);
  if (inner instanceof z.ZodBoolean) return { kind: 'yes-no' };
  if (inner instanceof z.ZodEnum) return { kind: 'choice', values: inner.options };
  if (inner instanceof z.ZodLiteral) return { kind: 'choice', values: [...inner.values].filter(isChoice) };
  if (inner instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(inner, words) };
  if (inner instanceof z.ZodRecord) return pairsShape(inner, words);
  if (inner instanceof z.ZodArray) return listShape(inner, words);
  if (inner instanceof z.ZodDiscriminatedUnion) return variantsShape(inner, words);
  if (inner instanceof z.ZodUnion) return unionShape(inner, words);
  return { kind: 'anything' };
}

function fieldsOf(schema: z.ZodObject, words: string): FormField[] {
  return Object.entries(schema.shape)
    .filter(([name]) => name !== 'id' || words === '')
    .map(([name, field]) => formField(asType(field), name, words === '' ? name : `${words}.${name}`));
}

/** What a schema does not say of its widget follows from its shape. */
function formField(schema: z.ZodType, name: string, words: string): FormField {
  const shape = shapeOf(schema, words);
  const meta = metaOf(schema) ?? { widget: usualWidget(shape), tab: 'more' };
  return { name, words, meta, schema, shape, optional: schema.safeParse(undefined).success };
}

/** zod knows no keys but its own; `field` in the contract is the only one that writes a widget. */
function metaOf(schema: z.ZodType): FieldMeta | null {
  const meta = schema.meta();
  return meta !== undefined && 'widget' in meta ? (meta as unknown as FieldMeta) : null;
}

function numberShape(schema: z.ZodNumber): Shape {
  return {
    kind: 'number',
    least: bound(schema.minValue),
    most: bound(schema.maxValue),
    whole: schema.format === 'safeint',
  };
}

/** The ends of what a number can hold at all are no bounds for people. */
function bound(value: number | null): number | null {
  return value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}

function listShape(schema: z.ZodArray, words: string): Shape {
  const element = asType(schema.element);
  const inner = unwrap(element);
  return {
    kind: 'list',
    item: formField(element, '', words),
    withIds: inner instanceof z.ZodObject && Object.hasOwn(inner.shape, 'id'),
    most: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).maxItems ?? null,
  };
}

function pairsShape(schema: z.ZodRecord, words: string): Shape {
  return {
    kind: 'pairs',
    name: asType(schema.keyType),
    value: formField(asType(schema.valueType), '', words),
  };
}

function variantsShape(schema: z.ZodDiscriminatedUnion, words: string): Shape {
  const tag = schema.def.discriminator;
  const variants = schema.options.flatMap((option): Variant[] => {
    const inner = unwrap(asType(option));
    if (!(inner instanceof z.ZodObject)) return [];
    const fields = fieldsOf(inner, words);
    const values = fields.find(({ name }) => name === tag)?.shape;
    if (values?.kind !== 'choice') return [];
    return values.values.map((value) => ({ value, fields: fields.filter(({ name }) => name !== tag) }));
  });
  return { kind: 'variants', tag, variants };
}

/** Of texts (such as '' or a language) it is a text, of fixed values a choice. */
function unionShape(schema: z.ZodUnion, words: string): Shape {
  const shapes = schema.options.map((option) => shapeOf(asType(option), words));
  if (shapes.every((shape) => shape.kind === 'choice'))
    return {
      kind: 'choice',
      values: shapes.flatMap((shape) => (shape.kind === 'choice' ? shape.values : [])),
    };
  const isText = (shape: Shape) =>
    shape.kind === 'text' ||
    (shape.kind === 'choice' && shape.values.every((value) => typeof value === 'string'));
  return shapes.every(isText) ? { kind: 'text', most: null } : { kind: 'anything' };
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  )
    return unwrap(asType(schema.unwrap()));
  return schema instanceof z.ZodPipe ? unwrap(asType(schema.in)) : schema;
}

/** zod types what stands inside a schema by its smaller core; everything here was made by its classic half. */
function asType(schema: unknown): z.ZodType {
  return schema as z.ZodType;
}

function isChoice(value: unknown): value is ChoiceValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
