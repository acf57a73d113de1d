import type { Rendering } from '#runtime/providers/rendering.ts';
import { headerValue } from './header-value.ts';

/** Plivo drops these itself. */
const reserved = /^(PH-|Plivo|FS-|SipAuth|ZT-|Twilio|ClientRegion)/i;

/** `name=value,…` for `sipHeaders`; Plivo puts `X-PH-` before each name. Undefined for none. */
export function sipHeaders(
  headers: Readonly<Record<string, string>>,
  rendering: Rendering,
): string | undefined {
  const pairs: string[] = [];
  for (const [asked, value] of Object.entries(headers)) {
    const name = asked.replace(/^X-(PH-)?/i, '').replace(/[^A-Za-z0-9-]/g, '');
    if (name === '' || reserved.test(name)) {
      rendering.note(`the SIP header ${asked}`, 'nothing, since Plivo takes no such name');
      continue;
    }
    if (`X-PH-${name}` !== asked) rendering.note(`the SIP header ${asked}`, `the SIP header X-PH-${name}`);
    pairs.push(`${name}=${headerValue(value)}`);
  }
  return pairs.length === 0 ? undefined : pairs.join(',');
}
