import type { Json } from '#runtime/contract/json.ts';
import type { NodeContext } from '#runtime/contract/node.ts';
import { hasSecret } from '#runtime/contract/secret.ts';
import { parseExpression } from './template.ts';

/**
 * What a template stands for: with nothing but one `{{ … }}` in it, the value itself (a number stays a number, a list a list);
 * else its text. Secrets are open in it, to decide with.
 */
export function typedValue(context: NodeContext, template: string): { value: Json; sensitive: boolean } {
  const source = template.trim();
  if (source.startsWith('{{') && parseExpression(source).ok) return context.value(source);
  const text = context.text(template);
  return hasSecret(text)
    ? { value: context.reveal(text), sensitive: true }
    : { value: text, sensitive: false };
}
