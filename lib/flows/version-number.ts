import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';

/** The number of a version as an address has it. Refuses what cannot be one. */
export function versionNumber({ slug }: Flow, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('version-not-found', { flow: slug, version: text });
  return Number(text);
}
