import type { DialTarget } from '#runtime/contract/document.ts';
import type { Rendering } from '#runtime/providers/rendering.ts';

/** Twilio takes that much of names and values together. */
const headerCharacters = 1_024;

/** The address with its headers, which Twilio takes as a query and only when their names begin with `X-`; '' for none. */
export function sipAddress({ uri, headers }: DialTarget & { kind: 'sip' }, rendering: Rendering): string {
  const address = uri.replace(/\s+/g, '');
  if (address === '' || address === 'sip:') return '';
  const full = /^sips?:/i.test(address) ? address : `sip:${address}`;
  let query = '';
  for (const [name, value] of Object.entries(headers)) {
    const safeName = name.replace(/[^A-Za-z0-9-]/g, '');
    const sentName = /^x-/i.test(safeName) ? safeName : `X-${safeName}`;
    const header = `${sentName}=${encodeURIComponent(value.toWellFormed())}`;
    if (query.length + header.length > headerCharacters) {
      rendering.note(`the SIP header ${name}`, 'nothing, since the headers are too long');
      continue;
    }
    if (sentName !== name) rendering.note(`the SIP header ${name}`, `the SIP header ${sentName}`);
    query += `${query === '' ? '' : '&'}${header}`;
  }
  if (query === '') return full;
  return `${full}${full.includes('?') ? '&' : '?'}${query}`;
}
