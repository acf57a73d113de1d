import type { StreamAudio, StreamInstruction } from '#runtime/contract/document.ts';
import { isStreamAddress } from '#runtime/contract/stream-address.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { headerValue } from './header-value.ts';

const addressCharacters = 2_048;
const headerBytes = 512;
const longestStreamSeconds = 86_400;

/**
 * https://www.plivo.com/docs/voice/xml/audiostream. With `keepCallAlive` what stands behind is reached when the stream has ended;
 * there is no action.
 */
export function renderStream(stream: StreamInstruction, rendering: Rendering): XmlElement[] {
  const after = redirect(rendering.answerUrl('stream-ended'));
  const [url = ''] = stream.url.trim().split('#');
  if (!isStreamAddress(url) || url.length > addressCharacters) {
    const why = url.length > addressCharacters ? 'is too long' : 'does not begin with wss://';
    rendering.note('a voice agent', `nothing, since its address ${why}`);
    return [after];
  }
  if (stream.name.trim() !== '') rendering.note("a voice agent's name in the logs", 'nothing');
  const attributes = {
    bidirectional: true,
    keepCallAlive: true,
    contentType: contentTypes[stream.audio],
    streamTimeout: wholeSeconds(rendering, stream.timeLimitSeconds, {
      what: 'a talk with a voice agent',
      least: 1,
      most: longestStreamSeconds,
    }),
    extraHeaders: extraHeaders(stream.parameters, rendering),
    statusCallbackUrl: rendering.reportUrl('stream'),
    statusCallbackMethod: 'POST',
  };
  return [element('Stream', attributes, [url]), after];
}

const contentTypes: Readonly<Record<StreamAudio, string>> = {
  'mulaw-8000': 'audio/x-mulaw;rate=8000',
  'linear-8000': 'audio/x-l16;rate=8000',
  'linear-16000': 'audio/x-l16;rate=16000',
};

/** `name=value,…` of letters, digits and `%`; undefined for none. */
function extraHeaders(
  parameters: Readonly<Record<string, string>>,
  rendering: Rendering,
): string | undefined {
  let headers = '';
  for (const [asked, value] of Object.entries(parameters)) {
    const name = asked.replace(/[^A-Za-z0-9]/g, '');
    const header = `${headers === '' ? '' : ','}${name}=${headerValue(value)}`;
    if (name === '' || headers.length + header.length > headerBytes) {
      const why = name === '' ? 'Plivo takes no such name' : 'the parameters are too long';
      rendering.note(`the parameter ${asked} for a voice agent`, `nothing, since ${why}`);
      continue;
    }
    if (name !== asked) rendering.note(`the parameter ${asked} for a voice agent`, `the parameter ${name}`);
    headers += header;
  }
  return headers === '' ? undefined : headers;
}
