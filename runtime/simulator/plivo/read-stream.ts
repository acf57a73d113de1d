import type { Verb } from '#runtime/simulator/verb.ts';
import { flag, link, type Source, text, whole, words } from './attributes.ts';
import { ignore, refuse } from './reading.ts';

const addressCharacters = 2_048;
const headerBytes = 512;

/** https://www.plivo.com/docs/voice/xml/audiostream: alone with `keepCallAlive`, which only a stream of both directions has. */
export function readStream(source: Source): Verb[] {
  const url = words(source);
  if (!/^wss?:\/\/\S+$/i.test(url) || url.length > addressCharacters)
    refuse(source.reading, `<Stream> leads to ${url.slice(0, 100) || 'nowhere'}, no address of a WebSocket`);
  const bidirectional = flag(source, 'bidirectional', false);
  const track = text(source, 'audioTrack') || 'inbound';
  if (bidirectional && track !== 'inbound')
    refuse(source.reading, `audioTrack of a <Stream> in both directions cannot be ${track}`);
  if (text(source, 'extraHeaders').length > headerBytes)
    ignore(source.reading, `extraHeaders of <Stream> are longer than ${headerBytes} bytes`);
  const callback = link(source, 'statusCallbackUrl', { methodName: 'statusCallbackMethod' });
  return [
    {
      kind: 'stream',
      url,
      name: '',
      action: null,
      replaces: false,
      background: !(bidirectional && flag(source, 'keepCallAlive', false)),
      limitMilliseconds: whole(source, 'streamTimeout', { otherwise: 86_400 }) * 1_000,
      callback: callback && { link: callback, events: ['started', 'stopped', 'failed'] },
    },
  ];
}
