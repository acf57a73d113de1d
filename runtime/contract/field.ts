import type { z } from 'zod';

/**
 * What the inspector needs to know of a field; rides on zod's `.meta()`. Words (label, help, choices) stand in the node's
 * messages file under `fields.<path>.label`, `fields.<path>.help`, `fields.<path>.choices.<value>`.
 */
export type FieldMeta = {
  widget:
    | 'text'
    | 'long-text'
    | 'number'
    | 'seconds'
    | 'choice'
    | 'switch'
    | 'phone'
    | 'key'
    | 'keys'
    | 'url'
    | 'audio'
    | 'prompt'
    | 'voice'
    | 'language'
    | 'list'
    | 'key-values'
    | 'condition'
    | 'variable'
    | 'value'
    | 'group';
  /** The inspector's tab. */
  tab: 'prompt' | 'choices' | 'trouble' | 'more';
  /** The field takes Liquid. */
  template?: boolean;
  unit?: 'seconds' | 'digits' | 'tries' | 'people' | 'times' | '%';
  /** A text that refers to something outside the flow: of the shape of this field beside it a new one of those is made. */
  madeLike?: string;
  /** Shown only when another field of the same object has one of these values. */
  shownWhen?: { field: string; is: (string | number | boolean)[] };
};

/** `.meta()` with our own keys, checked. */
export function field<Schema extends z.ZodType>(schema: Schema, meta: FieldMeta): Schema {
  return schema.meta({ ...meta }) as Schema;
}
