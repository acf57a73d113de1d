import type { DocumentPlace, ReadReply, Reply } from '#runtime/simulator/dialect.ts';
import { parseDocument } from '#runtime/simulator/parse-document.ts';
import type { Prompt, Verb } from '#runtime/simulator/verb.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { readVerb } from './read-verb.ts';
import { elements, type Reading, warn } from './reading.ts';
import { checkVocabulary } from './vocabulary.ts';

const mostBytes = 64 * 1024;
const encoder = new TextEncoder();

/** TwiML as verbs. https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application */
export function read(reply: Reply, place: DocumentPlace): ReadReply {
  const type = (reply.contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type.startsWith('audio/')) return ready([sound(place.url), { kind: 'hang-up' }]);
  if (!readTypes.has(type)) return failed('12300', `Invalid Content-Type: ${type || 'none'}`);
  const { body } = reply;
  if (body.length * 3 > mostBytes && encoder.encode(body).length > mostBytes)
    return failed('11750', 'TwiML response body too large');
  if (body.trim() === '') return failed('11770', 'Empty TwiML response body');
  const root = parseDocument(body);
  if (root === null && type === 'text/plain') return ready([spoken(body)]);
  if (root === null) return failed('12100', 'Document parse failure');
  if (root.name !== 'Response') return failed('12102', `The root element must be Response, not ${root.name}`);
  return readRoot(root, place);
}

const readTypes = new Set(['text/xml', 'application/xml', 'text/html', 'text/plain']);

function readRoot(root: XmlElement, place: DocumentPlace): ReadReply {
  const reading: Reading = { place, complaints: [] };
  checkVocabulary(root, reading);
  const source = { element: root, reading };
  if (root.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    warn(source, '12200', 'Words outside of the elements of <Response>');
  const verbs = elements(source).flatMap((element, index) =>
    readVerb(element, { first: place.first && index === 0 }),
  );
  return { ok: true, verbs, complaints: reading.complaints };
}

function ready(verbs: Verb[]): ReadReply {
  return { ok: true, verbs, complaints: [] };
}

function failed(code: string, text: string): ReadReply {
  return { ok: false, complaint: { code, text } };
}

function sound(url: string): Prompt {
  return { kind: 'play', url, loops: 1, answers: true };
}

function spoken(body: string): Prompt {
  const text = body.trim();
  return { kind: 'say', text, language: 'en-US', voice: '', pauses: 0, loops: 1, answers: true };
}
