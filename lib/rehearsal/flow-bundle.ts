import { z } from 'zod';
import { FlowDocument } from '#runtime/contract/flow.ts';
import { Language } from '#runtime/contract/voice.ts';

/**
 * Everything that playing a flow in a browser needs: `GET /api/flows/<flow>/bundle?of=draft|published|<number>`, and what the page of a trial link is
 * given. Holds no secret. `programOf` makes the program of it.
 */
export const FlowBundle = z.object({
  flow: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  /** Id of the version, or `draft`. */
  version: z.string(),
  /** Number of the version; null for the draft. */
  number: z.number().nullable(),
  document: FlowDocument,
  /** Version id by flow id: what the document's own subflows are at. */
  pins: z.record(z.string(), z.string()),
  /** By version id: all that can be reached from the pins. */
  subflows: z.record(
    z.string(),
    z.object({
      flow: z.string(),
      number: z.number(),
      document: FlowDocument,
      pins: z.record(z.string(), z.string()),
    }),
  ),
  resources: z.object({
    revision: z.string(),
    audio: z.record(z.string(), z.object({ contentType: z.string(), seconds: z.number().nullable() })),
    schedules: z.record(z.string(), z.json()),
    fallback: z.object({ message: z.string(), number: z.string(), language: Language.exactOptional() }),
  }),
  /** Path of each sound on this server by its id, good for a day and a half. */
  audioPaths: z.record(z.string(), z.string()),
  /** Those of the flow's numbers, else all that Ringtree knows. */
  providers: z.array(z.string()),
  /** That lead to the flow. */
  numbers: z.array(z.object({ number: z.string(), provider: z.string(), label: z.string() })),
});
export type FlowBundle = z.infer<typeof FlowBundle>;
