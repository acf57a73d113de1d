import { z } from 'zod';

/**
 * `POST /api/flows/<flow>/look-up` `AskLookUp` → `LookUpAnswered`: carries out the web request of a call that is only played, for designers who want real
 * answers. `need` is as the engine asked for it, with the call's own secrets put in (`reveal`); stored secrets are named in it, and filled in on the server,
 * those alone that the flow itself names. One-time codes are not sent: their result is `unsupported`.
 */
export const AskLookUp = z.strictObject({
  need: z.strictObject({
    id: z.string().min(1).max(200),
    kind: z.enum(['http-request', 'verify-start', 'verify-check']),
    request: z.json(),
    seconds: z.number().min(0).max(600),
  }),
});

export const LookUpAnswered = z.object({
  result: z.union([
    z.object({ ok: z.literal(true), value: z.json() }),
    z.object({ ok: z.literal(false), error: z.string() }),
  ]),
});
