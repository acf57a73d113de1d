import type { Rendering } from './rendering.ts';

/** Keys to be sent: `w` waits half a second, `W` a second; people also write a comma for a wait. */
export function sendableKeys(asked: string, rendering: Rendering): string | undefined {
  const sent = asked.replaceAll(',', 'w').replace(/[^0-9*#wW]/g, '');
  // Not quoted: they may be somebody's PIN.
  if (sent !== asked) rendering.note('characters that are no keys', 'the keys without them, w for a comma');
  return sent === '' ? undefined : sent;
}
