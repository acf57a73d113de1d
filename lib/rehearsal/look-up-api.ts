import { z } from 'zod';

/**
 * `POST /api/flows/<flow>/look-up` `AskLookUp` → `LookUpAnswered`: carries out the web request of a call that is only played, for designers who want real
 * answers. `need` is as the engine asked for it, with the call's own secrets put in (`reveal`); stored secrets are named in it, and filled in on the server,
 * those alone that the flow itself names. All but web requests are `unsupported`: no one-time code is
 * sent for a game.
 */
export const AskLookUp = z.strictObject({
  /** What of the flow is played, for the names of its secrets. */
  of: z.union([z.enum(['draft', 'published']), z.number().int().min(1)]).default('draft'),
  need: z.strictObject({
    id: z.string().min(1).max(200),
    kind: z.string().max(40),
    request: z.json(),
    seconds: z.number(),
  }),
});

export const LookUpAnswered = z.object({
  result: z.union([
    z.object({ ok: z.literal(true), value: z.json() }),
    z.object({ ok: z.literal(false), error: z.string() }),
  ]),
});
