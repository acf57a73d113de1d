import { z } from 'zod';
import { FlowDocument, FlowNode, FlowNote, FlowSettings, FlowVariable } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { Prompt, PromptContent } from '#runtime/contract/prompt.ts';
import { Language, Voice } from '#runtime/contract/voice.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

const shared = {
  settings: FlowSettings,
  variable: FlowVariable,
  note: FlowNote,
  prompt: Prompt,
  'prompt-content': PromptContent,
  voice: Voice,
  language: Language,
  json: FlowVariable.shape.initial,
};

/**
 * The JSON Schema (draft 2020-12) of a flow document as people may write it: fields that have a default may be left out, and the
 * data of each step is that of its kind.
 */
export function flowJsonSchema(): object {
  // The names of definitions. Taken instead of zod's own registry, so that what rides on fields for the inspector stays out.
  const metadata = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shared)) metadata.add(schema, { id });
  const [first, ...others] = schemas.map((schema) => stepOf(schema, metadata));
  if (first === undefined) throw new Error('There are no kinds of steps');
  const step = z.discriminatedUnion('kind', [first, ...others]).register(metadata, { id: 'step' });
  const document = FlowDocument.extend({ nodes: z.record(FlowDocument.shape.nodes.keyType, step) });
  const schema = z.toJSONSchema(document, { io: 'input', metadata });
  return {
    title: 'Ringtree flow',
    description: 'A phone menu as Ringtree imports and exports it.',
    ...schema,
  };
}

function stepOf({ kind, version, fields }: AnyNodeSchema, metadata: z.core.$ZodRegistry<{ id: string }>) {
  const data = { kind: z.literal(kind), version: z.literal(version), data: fields };
  return FlowNode.extend(data).register(metadata, { id: kind });
}
