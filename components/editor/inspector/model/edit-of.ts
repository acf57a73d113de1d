import type { Json } from '#runtime/contract/json.ts';
import { type FormField, fieldValue } from './form-model.ts';
import type { Shape } from './shape.ts';
import { type Path, valueAt, withValueAt } from './value-at.ts';

export type FieldEdit = { path: Path; value: Json | undefined };

/**
 * The edit that gives a field a value: where a group on the way was never set, the whole group with its defaults, since parts of
 * it alone may be nothing that its schema takes.
 */
export function editOf(fields: readonly FormField[], data: Json | undefined, edit: FieldEdit): FieldEdit {
  const [step, ...rest] = edit.path;
  const field = fields.find(({ name }) => name === step);
  if (field === undefined || rest.length === 0) return edit;
  const now = valueAt(data, [field.name]);
  if (now === undefined)
    return { path: [field.name], value: withValueAt(fieldValue(field, data), rest, edit.value) };
  return below(field.name, inShape(field.shape, now, { path: rest, value: edit.value }));
}

function inShape(shape: Shape, data: Json, edit: FieldEdit): FieldEdit {
  const [step, ...rest] = edit.path;
  switch (shape.kind) {
    case 'group':
      return editOf(shape.fields, data, edit);
    case 'variants': {
      const chosen = shape.variants.find(({ value }) => value === valueAt(data, [shape.tag]));
      return chosen === undefined ? edit : editOf(chosen.fields, data, edit);
    }
    case 'list':
    case 'pairs': {
      const item = step === undefined ? undefined : valueAt(data, [step]);
      if (step === undefined || item === undefined || rest.length === 0) return edit;
      const inner = shape.kind === 'list' ? shape.item.shape : shape.value.shape;
      return below(step, inShape(inner, item, { path: rest, value: edit.value }));
    }
    case 'text':
    case 'number':
    case 'yes-no':
    case 'choice':
    case 'anything':
      return edit;
  }
}

function below(step: string | number, { path, value }: FieldEdit): FieldEdit {
  return { path: [step, ...path], value };
}
