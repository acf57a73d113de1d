import type { HttpRequestNeed, HttpRequestResult } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import { readJsonPath } from '#runtime/contract/json-path.ts';
import { limits } from '#runtime/contract/limits.ts';
import { cleanJson } from '#runtime/graph/clean-json.ts';

/** A response, read and free of control characters. `text` is kept in place of a body that is too long. */
export type ReadResponse = {
  status: number;
  seconds: number;
  body: Json;
  text: string;
  /** By name in small letters. */
  header: (name: string) => Json | undefined;
};

/** What a call keeps of a response: values of bounded size. */
export function httpResult(
  response: ReadResponse,
  { parts }: Pick<HttpRequestNeed, 'parts'>,
): HttpRequestResult {
  const { status, seconds, body, text, header } = response;
  const part = ({ from, path }: HttpRequestNeed['parts'][number]): Json => {
    if (from === 'status') return status;
    if (from === 'body') return bounded(readJsonPath(body, path), null);
    const value = header(path.trim().toLowerCase());
    return value === undefined ? null : bounded(value, null);
  };
  return {
    status,
    seconds,
    body: bounded(body, text),
    parts: Object.fromEntries(parts.map((asked) => [asked.id, part(asked)])),
  };
}

/** A text is cut; anything else that is too long is replaced. */
function bounded(value: Json, instead: string | null): Json {
  const most = limits.variableCharacters;
  if (typeof value === 'string') return value.slice(0, most).replace(/\p{Cs}$/u, '');
  if (JSON.stringify(value).length <= most) return value;
  return instead === null ? null : bounded(cleanJson(instead), null);
}
