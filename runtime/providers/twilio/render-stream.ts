import type { StreamInstruction } from '#runtime/contract/document.ts';
import { isStreamAddress } from '#runtime/contract/stream-address.ts';
import { type Rendering, redirect } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';

/** Of a parameter's name and value together. */
const parameterCharacters = 500;

/** https://www.twilio.com/docs/voice/twiml/stream. Twilio knows no time limit here: the step that asked for one keeps it. */
export function renderStream(stream: StreamInstruction, rendering: Rendering): XmlElement[] {
  const after = redirect(rendering.answerUrl('stream-ended'));
  if (!isStreamAddress(stream.url.trim())) {
    rendering.note('a voice agent', 'nothing, since its address does not begin with wss://');
    return [after];
  }
  const { url, query } = splitAddress(stream.url);
  if (query.length > 0) rendering.note('values in the address of a voice agent', 'the same as parameters');
  if (stream.audio !== 'mulaw-8000') rendering.note('sound of 16 bits for a voice agent', 'telephone sound');
  const attributes = {
    url,
    name: stream.name.trim() === '' ? undefined : stream.name.trim(),
    statusCallback: rendering.reportUrl('stream'),
    statusCallbackMethod: 'POST',
  };
  const parameters = [...query, ...Object.entries(stream.parameters)].flatMap(([name, value]) =>
    parameter(name, value, rendering),
  );
  const action = { action: rendering.answerUrl('stream-ended'), method: 'POST' };
  return [element('Connect', action, [element('Stream', attributes, parameters)]), after];
}

/** Twilio turns a query away (error 31920). */
function splitAddress(address: string): { url: string; query: [string, string][] } {
  const [whole = ''] = address.trim().split('#');
  const [url = '', ...rest] = whole.split('?');
  return { url, query: [...new URLSearchParams(rest.join('?'))] };
}

function parameter(name: string, value: string, rendering: Rendering): XmlElement[] {
  if (name !== '' && name.length + value.length < parameterCharacters)
    return [element('Parameter', { name, value })];
  rendering.note(`the parameter ${name} for a voice agent`, 'nothing, since it is too long');
  return [];
}
