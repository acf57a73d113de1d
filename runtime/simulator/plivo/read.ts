import type { DocumentPlace, ReadReply, Reply } from '#runtime/simulator/dialect.ts';
import { parseDocument } from '#runtime/simulator/parse-document.ts';
import type { Verb } from '#runtime/simulator/verb.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { readElement } from './read-element.ts';
import { readPrompts } from './read-prompt.ts';
import { checkVocabulary, complaintOf, ignore, type Reading, refuse } from './reading.ts';

const tooManyBytes = 100_000;
const encoder = new TextEncoder();

/** Plivo's XML as verbs. https://www.plivo.com/docs/voice/xml/response */
export function read(reply: Reply, place: DocumentPlace): ReadReply {
  const reading: Reading = { place, complaints: [], faults: [] };
  const root = readRoot(reply, reading);
  // Music and announcements that cannot be had are silence, and no reason to hang up.
  if (place.strand !== 'caller') return readSounds(root, reading);
  if (root !== null) checkVocabulary(root, reading);
  const verbs = root === null || reading.faults.length > 0 ? [] : readVerbs(root, reading);
  const [complaint] = reading.faults;
  return complaint === undefined
    ? { ok: true, verbs, complaints: reading.complaints }
    : { ok: false, complaint };
}

function readRoot({ contentType, body }: Reply, reading: Reading): XmlElement | null {
  if (body.length * 3 >= tooManyBytes && encoder.encode(body).length >= tooManyBytes) {
    refuse(reading, 'the reply has 100 KB or more');
    return null;
  }
  if (!/^\s*(application|text)\/xml\b/i.test(contentType)) {
    refuse(reading, `the reply is ${contentType || 'of no content type'}, not application/xml or text/xml`);
    return null;
  }
  const root = parseDocument(body);
  if (root?.name === 'Response') return root;
  refuse(reading, root === null ? 'the reply is no XML' : `the root is <${root.name}>, not <Response>`);
  return null;
}

/** Everything picks up the call but `<Wait>`, `<PreAnswer>`, `<Hangup>` and `<Dial>`; these do so before anything is heard. */
const picksUp: ReadonlySet<string> = new Set(['Redirect', 'Record', 'Message', 'Stream']);

function readVerbs(root: XmlElement, reading: Reading): Verb[] {
  const elements = root.children.filter((child) => typeof child !== 'string');
  if (root.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    ignore(reading, 'there are words outside of the elements');
  return elements.flatMap((element, index) => [
    ...(picksUp.has(element.name) ? [{ kind: 'answer' } as const] : []),
    ...readElement(
      { element, reading },
      { first: reading.place.first && index === 0, last: index === elements.length - 1 },
    ),
  ]);
}

/** `confirmSound`, `dialMusic` and `waitSound` take `<Play>`, `<Speak>` and `<Wait>`; all others are ignored. */
function readSounds(root: XmlElement | null, reading: Reading): ReadReply {
  const verbs = root === null ? [] : readPrompts({ element: root, reading });
  const complaints = [
    ...reading.faults.map(({ text }) => ({
      ...complaintOf('801', reading.place.occasion, text),
      code: 'ignored',
    })),
    ...reading.complaints,
  ];
  return { ok: true, verbs, complaints };
}
