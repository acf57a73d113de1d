import type { Json } from '#runtime/contract/json.ts';
import type { NodeContext } from '#runtime/contract/node.ts';
import { readText } from './read-value.ts';
import { typedValue } from './typed-value.ts';

/** What a template stands for, as it may be stored: one that a secret went into is a text, and hidden. */
export function hiddenValue(context: NodeContext, template: string): Json {
  const { value, sensitive } = typedValue(context, template);
  return sensitive ? context.hide(readText(value)) : value;
}
