import { readFlag, readLink, readNumber } from '../read-link.ts';
import type { Stream } from '../verb.ts';
import type { XmlElement } from '../xml-element.ts';

/** `<Stream>`: the voice agent that the caller talks with. */
export function readStream(element: XmlElement, url: string): Stream {
  const address = element.text.trim();
  if (!/^wss:\/\/\S+$/.test(address) || address.length > 2_048) throw new Error(`<Stream> to ${address}`);
  for (const name of ['bidirectional', 'keepCallAlive'])
    if (!readFlag(element, name, false)) throw new Error(`<Stream> without ${name} goes on at once`);
  const { extraHeaders = '' } = element.attributes;
  if (extraHeaders.length > 512) throw new Error(`extraHeaders of ${extraHeaders.length} characters`);
  const headers = extraHeaders === '' ? [] : extraHeaders.split(',');
  const parameters = headers.map((header) => {
    if (!/^[A-Za-z0-9]+=[A-Za-z0-9%]*$/.test(header)) throw new Error(`extraHeaders with ${header}`);
    const [name = '', value = ''] = header.split('=');
    return [name, decodeURIComponent(value)];
  });
  return {
    kind: 'stream',
    url: address,
    parameters: Object.fromEntries(parameters),
    timeLimitSeconds: readNumber(element, 'streamTimeout', [86_400, 1, 86_400]),
    action: null,
    callback: readLink(element, { url: 'statusCallbackUrl', method: 'statusCallbackMethod' }, url),
  };
}
