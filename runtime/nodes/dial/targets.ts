import type { DialTarget } from '#runtime/contract/document.ts';
import type { NodeContext } from '#runtime/contract/node.ts';
import { phoneText } from '#runtime/expressions/phone-text.ts';
import type { Dial, Target } from './fields.ts';

/** A target as the provider shall ring it, with a leg of its own; null when its number or address is none. */
export function dialTarget(context: NodeContext, target: Target): DialTarget | null {
  const { timeoutSeconds } = target;
  switch (target.kind) {
    case 'number': {
      const number = phoneText(context, target.number);
      if (number === '') return null;
      const sendKeys = context.text(target.sendKeys).trim();
      return { kind: 'number', number, sendKeys, leg: context.newLeg(), timeoutSeconds };
    }
    case 'sip': {
      const uri = sipAddress(context.text(target.uri));
      if (uri === '') return null;
      return {
        kind: 'sip',
        uri,
        username: context.text(target.username),
        password: secret(context, context.text(target.password)),
        headers: texts(context, target.headers),
        leg: context.newLeg(),
        timeoutSeconds,
      };
    }
    case 'client': {
      const name = context.text(target.client).trim();
      if (name === '') return null;
      const parameters = texts(context, target.parameters);
      return { kind: 'client', name, parameters, leg: context.newLeg(), timeoutSeconds };
    }
  }
}

/** What the people who are rung see; '' leaves it to the provider, which shows the caller's own number. */
export function callerIdOf(context: NodeContext, data: Dial): string {
  const { call } = context.state;
  switch (data.callerId) {
    case 'caller':
      return '';
    case 'called':
      return call.direction === 'inbound' ? call.to : call.from;
    case 'own':
      return phoneText(context, data.ownCallerId);
  }
}

function sipAddress(text: string): string {
  const address = text.trim();
  if (address === '' || /\s/.test(address)) return '';
  return /^sips?:/i.test(address) ? address : `sip:${address}`;
}

/** Hidden even where it was written down in the flow, so that documents and logs show no password. */
function secret(context: NodeContext, text: string): string {
  return text === '' ? '' : context.hide(context.reveal(text));
}

function texts(context: NodeContext, templates: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, context.text(template)]),
  );
}
