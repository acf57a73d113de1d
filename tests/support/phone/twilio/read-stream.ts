import { readLink } from '../read-link.ts';
import type { Stream } from '../verb.ts';
import type { XmlElement } from '../xml-element.ts';

/** `<Connect><Stream>`: the voice agent that the caller talks with. */
export function readStream(connect: XmlElement, url: string): Stream {
  const [stream, ...others] = connect.children;
  if (!stream || others.length > 0) throw new Error('<Stream> must stand alone in its <Connect>');
  const { url: address = '' } = stream.attributes;
  if (!/^wss:\/\/[^\s?#]+$/.test(address)) throw new Error(`<Stream url="${address}"> is error 31920`);
  const parameters = stream.children.map(({ attributes }) => {
    const { name = '', value = '' } = attributes;
    if (name === '' || name.length + value.length >= 500) throw new Error(`<Parameter name="${name}">`);
    return [name, value];
  });
  return {
    kind: 'stream',
    url: address,
    parameters: Object.fromEntries(parameters),
    timeLimitSeconds: null,
    action: readLink(connect, { url: 'action', method: 'method' }, url),
    callback: readLink(stream, { url: 'statusCallback', method: 'statusCallbackMethod' }, url),
  };
}
