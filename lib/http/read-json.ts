import type { z } from 'zod';
import { readBody } from '#lib/http/read-body.ts';
import { Refusal } from '#lib/refusal.ts';
import { isTooDeep } from '#runtime/graph/too-deep.ts';

/** The JSON of a request of our own pages, of at most so many bytes. Refuses what the schema does not take. */
export async function readJson<Body>(
  request: Request,
  schema: z.ZodType<Body>,
  mostBytes = 100_000,
): Promise<Body> {
  const bytes = await readBody(request, mostBytes);
  const json = bytes === null ? undefined : parseJson(new TextDecoder().decode(bytes));
  if (typeof json === 'object' && json !== null && isTooDeep(json))
    throw new Refusal('bad-request', { reason: 'nested too deep' });
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  throw new Refusal('bad-request', { reason });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
