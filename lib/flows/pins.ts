import { z } from 'zod';

const Pins = z.record(z.string(), z.string());

/** The version pinned of each flow that a version runs, by flow id, as `versions.subflows` holds them. */
export function readPins(json: unknown): Record<string, string> {
  const parsed = Pins.safeParse(json);
  return parsed.success ? parsed.data : {};
}
