import { defaultSettings, FlowNode, FlowNote, FlowSettings, FlowVariable } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedData, type Port } from '#runtime/contract/node.ts';
import { checkedJson } from '../checked-json.ts';
import { cleanJson } from '../clean-json.ts';
import { schemaOf } from '../schema-of.ts';
import { mend } from './mend.ts';

/**
 * Parts of a flow as the shared document holds them, and back. Points and sizes are pairs there: a pair is one value, so that
 * two who move a step at once do not each get half of it.
 */
export function sharedNode({ position, ...node }: FlowNode): JsonObject {
  return { ...node, position: [position.x, position.y] };
}

export function sharedNote({ position, size, ...note }: FlowNote): JsonObject {
  return { ...note, position: [position.x, position.y], size: [size.width, size.height] };
}

export type SoundNode = {
  node: FlowNode;
  /** null when this version does not know the step's kind, or not in this form: all its wires stay. */
  ports: ReadonlySet<string> | null;
};

/** A step of the shared document, mended where two people's edits do not go together; null for what is none. */
export function soundNode(json: Json): SoundNode | null {
  const raw = cleanObject(json);
  const { kind, version, name } = FlowNode.shape;
  const [readKind, readVersion] = [kind.safeParse(raw['kind']), version.safeParse(raw['version'])];
  if (!readKind.success || !readVersion.success) return null;
  const data = cleanObject(raw['data'] ?? null);
  const node: FlowNode = {
    kind: readKind.data,
    version: readVersion.data,
    name: name.safeParse(raw['name']).data ?? readKind.data,
    position: point(raw['position']),
    data,
  };
  const schema = schemaOf(node.kind);
  if (schema === undefined || schema.version !== node.version) return { node, ports: null };
  const sound = mend(schema.fields, data, schema.defaults);
  const ports = schema.ports(checkedData(sound)).map(({ id }: Port) => id);
  return { node: { ...node, data: sound }, ports: new Set(ports) };
}

export function soundSettings(json: Json): FlowSettings {
  const settings = checkedJson({ ...defaultSettings, ...cleanObject(json) });
  return FlowSettings.parse(mend(FlowSettings, settings, defaultSettings));
}

export function soundVariable(json: Json): FlowVariable | null {
  const variable = { type: 'text', initial: '', description: '', ...cleanObject(json) };
  return FlowVariable.safeParse(variable).data ?? null;
}

export function soundNote(json: Json): FlowNote | null {
  const raw = cleanObject(json);
  const [width, height] = pair(raw['size']);
  const note = {
    id: raw['id'],
    text: raw['text'] ?? '',
    author: raw['author'] ?? '',
    position: point(raw['position']),
    size: { width: width > 0 ? width : 200, height: height > 0 ? height : 120 },
  };
  return FlowNote.safeParse(note).data ?? null;
}

function cleanObject(json: Json): JsonObject {
  const cleaned = cleanJson(json);
  return cleaned !== null && typeof cleaned === 'object' && !Array.isArray(cleaned) ? cleaned : {};
}

function point(json: Json | undefined): { x: number; y: number } {
  const [x, y] = pair(json);
  return { x, y };
}

function pair(json: Json | undefined): [number, number] {
  const [first, second] = Array.isArray(json) ? json : [];
  return [typeof first === 'number' ? first : 0, typeof second === 'number' ? second : 0];
}
