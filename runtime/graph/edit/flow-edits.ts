import type { FlowDocument, FlowSettings } from '#runtime/contract/flow.ts';
import { parseFlow } from '../parse.ts';
import { checkPart } from './check-part.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { type FlowDoc, root } from './flow-doc.ts';
import { fromShared, writeObject, writeShared } from './shared-json.ts';
import { soundSettings } from './shared-parts.ts';
import { plain, writeDocument } from './write-document.ts';

export function renameFlow(doc: FlowDoc, origin: EditOrigin, name: string): Edited {
  const check = checkPart({ name });
  if (!check.ok) return refuse('invalid', check.problems);
  doc.transact(() => writeShared(root(doc, 'flow'), 'name', check.document.name), origin);
  return done;
}

export function setSettings(doc: FlowDoc, origin: EditOrigin, changes: Partial<FlowSettings>): Edited {
  const settings = soundSettings(fromShared(root(doc, 'settings')));
  const check = checkPart({ settings: { ...settings, ...changes } });
  if (!check.ok) return refuse('invalid', check.problems);
  doc.transact(() => writeObject(root(doc, 'settings'), plain(check.document.settings)), origin);
  return done;
}

/** Makes the flow another one, as an import does, by the smallest change that does it. */
export function replaceDocument(doc: FlowDoc, origin: EditOrigin, document: FlowDocument): Edited {
  const check = parseFlow(document);
  if (!check.ok) return refuse('invalid', check.problems);
  doc.transact(() => writeDocument(doc, check.document), origin);
  return done;
}
