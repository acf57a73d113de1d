import type { Complaint, DocumentPlace } from '#runtime/simulator/dialect.ts';
import type { Occasion } from '#runtime/simulator/occasion.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { hangUpCause } from './hang-up-causes.ts';
import { vocabulary } from './vocabulary.ts';

/** A document as it is read: what is wrong with it is collected on the way. */
export type Reading = {
  place: DocumentPlace;
  /** What Plivo passes over. */
  complaints: Complaint[];
  /** What keeps Plivo from running the document. */
  faults: Complaint[];
};

/** Of hang-up causes; a fourth digit says which address the document came from. */
type CauseFamily = '701' | '801';

export function complaintOf(family: CauseFamily, occasion: Occasion, why: string): Complaint {
  return complaint(`${family}${source(occasion)}`, why);
}

/** Keeps the document from being run. */
export function refuse(reading: Reading, why: string): void {
  reading.faults.push(complaintOf('801', reading.place.occasion, why));
}

/** An address or method in the document that cannot be. */
export function refuseLink(reading: Reading, code: '7022' | '7024' | '7032' | '7034', why: string): void {
  reading.faults.push(complaint(code, why));
}

/** Plivo has no code for what it passes over. */
export function ignore(reading: Reading, text: string): void {
  reading.complaints.push({ code: 'ignored', text });
}

/** Unknown and misplaced elements make a document unusable; unknown attributes do nothing. */
export function checkVocabulary(element: XmlElement, reading: Reading): void {
  const rule = vocabulary.get(element.name);
  if (rule === undefined) return;
  for (const name of Object.keys(element.attributes)) {
    if (!rule.attributes.has(name)) ignore(reading, `<${element.name}> has no attribute ${name}`);
  }
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (rule.children.has(child.name)) checkVocabulary(child, reading);
    else if (!vocabulary.has(child.name)) refuse(reading, `there is no element <${child.name}>`);
    else refuse(reading, `<${child.name}> may not stand in <${element.name}>`);
  }
}

function complaint(code: string, why: string): Complaint {
  return { code, text: `${hangUpCause(code).name}: ${why}` };
}

function source({ kind }: Occasion): '1' | '2' | '3' | '4' {
  if (kind === 'call-started' || kind === 'fallback') return '1';
  if (kind === 'moved') return '3';
  return kind === 'redirected' ? '4' : '2';
}
