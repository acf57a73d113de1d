import type { JsonObject } from './json.ts';
import type { NodeContext } from './node.ts';

/**
 * An address that a template makes: its values are written so that they stay one part of it, but one that it begins with may be a
 * whole address itself.
 */
export function addressText(
  context: Pick<NodeContext, 'text'>,
  template: string,
  values: JsonObject,
): string {
  const [beginning = ''] = /^\s*\{\{[^{}]*\}\}/.exec(template) ?? [];
  const rest = template.slice(beginning.length);
  return `${context.text(beginning, values).trim()}${context.text(rest, values, 'url').trim()}`;
}
