import { z } from 'zod';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** Headers that say how a request is cut and carried: whoever sends it sets them, and nobody else may. */
export const senderHeaders: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Where in a response a value is. */
export const responseParts = ['body', 'status', 'header'] as const;

const Pairs = z.array(z.tuple([z.string(), z.string()]));

/** What the need `http-request` asks for. Texts may hold tokens of stored secrets (`named-secret.ts`). */
export const HttpRequestNeed = z.strictObject({
  method: z.enum(httpMethods),
  url: z.string(),
  query: Pairs,
  headers: z.record(z.string(), z.string()),
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('json'), text: z.string() }),
    z.strictObject({ kind: z.literal('form'), fields: Pairs }),
    z.strictObject({ kind: z.literal('raw'), text: z.string(), contentType: z.string() }),
  ]),
  /** Of one try. */
  timeoutSeconds: z.number(),
  retries: z.number(),
  /** Whether it may be sent again though the first may have been carried out. */
  repeatable: z.boolean(),
  /** Values wanted of the response: `path` is a path of `json-path.ts`, or a header's name. */
  parts: z.array(z.strictObject({ id: z.string(), from: z.enum(responseParts), path: z.string() })),
});
export type HttpRequestNeed = z.infer<typeof HttpRequestNeed>;

/** Between two tries; `again` counts from 0. */
export function pauseSeconds(again: number): number {
  return 0.25 * 2 ** again;
}

/** What comes of it, whatever the status. */
export const HttpRequestResult = z.strictObject({
  status: z.number(),
  /** Of all tries. */
  seconds: z.number(),
  /** As JSON when it is, else as text; cut when it is long, '' when it is neither. */
  body: z.json(),
  /** By id; null for what is not there. */
  parts: z.record(z.string(), z.json()),
});
export type HttpRequestResult = z.infer<typeof HttpRequestResult>;
