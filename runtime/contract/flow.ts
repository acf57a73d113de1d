import { z } from 'zod';
import { limits } from './limits.ts';
import { Language, Voice } from './voice.ts';

export const flowSchemaVersion = 1;

/** Ids are kept for life: letters, digits, `-` and `_`. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use letters, digits, - and _, at most 64');

export const FlowNode = z.strictObject({
  kind: z.string().min(1).max(64),
  /** Version of the kind's data. */
  version: z.number().int().min(1),
  name: z.string().trim().min(1).max(80),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  /** Checked by the kind's own schema. */
  data: z.record(z.string(), z.json()),
});
export type FlowNode = z.infer<typeof FlowNode>;

export const FlowEdge = z.strictObject({ from: Id, port: z.string().min(1).max(100), to: Id });
export type FlowEdge = z.infer<typeof FlowEdge>;

export const FlowVariable = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'Use small letters, digits and _, beginning with a letter'),
  type: z.enum(['text', 'number', 'yes-no', 'list']),
  initial: z.json(),
  description: z.string().max(500),
});
export type FlowVariable = z.infer<typeof FlowVariable>;

export const FlowNote = z.strictObject({
  id: Id,
  text: z.string().max(5_000),
  author: z.string().max(80),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number().positive(), height: z.number().positive() }),
});
export type FlowNote = z.infer<typeof FlowNote>;

export const FlowSettings = z.strictObject({
  /** The first is the default; prompts missing in another language fall back to it. */
  languages: z.array(Language).min(1).max(limits.languagesPerFlow),
  voice: Voice,
  timeZone: z.string().max(64),
  /** Country (ISO 3166-1 alpha-2) in which phone numbers without + are read. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Provider kinds that the flow must work on; checked when publishing. */
  providers: z.array(z.string()),
  /** Rung when everything else failed; '' leaves it to the installation's FALLBACK_NUMBER. */
  fallbackNumber: z.string().max(32),
  /** Said then, by language; missing ones use the installation's FALLBACK_MESSAGE. */
  fallbackMessage: z.record(z.string(), z.string().max(1_000)),
  /** Longest call in minutes, after which the error handler ends it. */
  longestMinutes: z.number().int().min(1).max(1_440),
});
export type FlowSettings = z.infer<typeof FlowSettings>;

/** A flow as stored, exported and imported. An edge's identity is its (from, port). */
export const FlowDocument = z.strictObject({
  schemaVersion: z.literal(flowSchemaVersion),
  name: z.string().trim().min(1).max(120),
  settings: FlowSettings,
  variables: z.array(FlowVariable).max(limits.variablesPerFlow),
  nodes: z.record(Id, FlowNode),
  edges: z.array(FlowEdge),
  notes: z.array(FlowNote),
});
export type FlowDocument = z.infer<typeof FlowDocument>;

export const defaultSettings: FlowSettings = {
  languages: ['en-US'],
  voice: { gender: 'female', quality: 'neural' },
  timeZone: 'Etc/UTC',
  country: 'US',
  providers: [],
  fallbackNumber: '',
  fallbackMessage: {},
  longestMinutes: 240,
};
