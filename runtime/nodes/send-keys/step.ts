import type { Instruction } from '#runtime/contract/document.ts';
import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { hasSecret } from '#runtime/contract/secret.ts';
import type { SendKeys } from './schema.ts';

export const step: NodeStep<SendKeys> = {
  enter: (context, data) => {
    const keys = keysOf(context, data);
    if (keys === '') return { kind: 'leave', port: 'next', why: 'There was no key to send' };
    const before: Instruction[] =
      data.beforeSeconds === 0 ? [] : [{ kind: 'pause', seconds: data.beforeSeconds }];
    return {
      kind: 'leave',
      port: 'next',
      instructions: [...before, { kind: 'send-keys', keys }],
      why: `Sent the keys ${keys}`,
    };
  },
};

const waits: Readonly<Record<SendKeys['gap'], string>> = { none: '', 'half-second': 'w', second: 'W' };

/** Only what a provider takes; secret when something in it is. */
function keysOf(context: NodeContext, { keys, gap }: SendKeys): string {
  const text = context.text(keys);
  const sent = [...context.reveal(text).replaceAll(',', 'w')]
    .filter((key) => /[0-9*#wW]/.test(key))
    .join(waits[gap]);
  return sent !== '' && hasSecret(text) ? context.hide(sent) : sent;
}
