import type { z } from 'zod';
import { readBody } from '#lib/http/read-body.ts';
import { Refusal } from '#lib/refusal.ts';

/** The JSON of a request of our own pages. Refuses what the schema does not take. */
export async function readJson<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const bytes = await readBody(request, mostBytes);
  const parsed = schema.safeParse(bytes === null ? undefined : parseJson(new TextDecoder().decode(bytes)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  throw new Refusal('bad-request', { reason });
}

const mostBytes = 100_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
