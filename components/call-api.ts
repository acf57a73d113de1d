import { z } from 'zod';

/** What the server answers when something cannot be done. */
const Refused = z.object({ code: z.string(), message: z.string(), problems: z.array(z.json()).default([]) });

/** `body` of a refusal is all that the server said; null when it said nothing. */
export type ApiReply<Body> =
  | { ok: true; body: Body }
  | { ok: false; code: string; text: string; body: unknown };

type Call<Body> = { method?: 'GET' | 'POST'; body?: unknown; reply: z.ZodType<Body> };

/** Asks our own server; what went wrong comes back in words for a person. */
export async function callApi<Body>(
  path: string,
  { method = 'GET', body, reply }: Call<Body>,
): Promise<ApiReply<Body>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const json: unknown = await response.json();
    if (response.ok) return { ok: true, body: reply.parse(json) };
    const refused = Refused.safeParse(json);
    if (refused.success)
      return { ok: false, code: refused.data.code, text: refused.data.message, body: json };
    return {
      ok: false,
      code: 'failed',
      text: 'The server could not do that. Try again in a moment.',
      body: json,
    };
  } catch {
    return {
      ok: false,
      code: 'unreachable',
      text: 'The server cannot be reached. Try again in a moment.',
      body: null,
    };
  }
}
