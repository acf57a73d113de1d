import type { NodeContext } from '#runtime/contract/node.ts';
import { parsePhone } from './phone.ts';

/** A template's text as E.164, or '' for what is no phone number. A number made of a secret stays one. */
export function phoneText(
  context: Pick<NodeContext, 'text' | 'reveal' | 'hide' | 'settings'>,
  template: string,
): string {
  const text = context.text(template).trim();
  const clear = context.reveal(text);
  const number = parsePhone(clear, context.settings.country)?.number ?? '';
  return number === '' || clear === text ? number : context.hide(number);
}
