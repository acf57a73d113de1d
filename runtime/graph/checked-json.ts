import type { JsonObject } from '#runtime/contract/json.ts';

/** Fields are made of JSON alone (the published JSON Schema is made of them), which zod's output type does not tell. */
export function checkedJson(data: unknown): JsonObject {
  return data as JsonObject;
}
