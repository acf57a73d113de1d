import { validateHeaderName, validateHeaderValue } from 'node:http';
import { senderHeaders } from '#runtime/contract/http-request.ts';
import { HttpClientError } from './http-client-error.ts';

/** The address of a request. Odd spellings of IP addresses (`0x7f.1`, `2130706433`) come out as what they mean. */
export function parseAddress(address: string): URL {
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isWeb || url.hostname === '' || url.username !== '' || url.password !== '')
    throw new HttpClientError('bad-address');
  return url;
}

/** Refuses headers that would break out of their line, or say how the message is cut or carried. */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch (cause) {
      throw new HttpClientError('bad-header', { cause });
    }
    if (senderHeaders.has(name.toLowerCase())) throw new HttpClientError('bad-header');
  }
}
