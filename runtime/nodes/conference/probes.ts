import { isTemplate } from '#runtime/contract/is-template.ts';
import type { Probes } from '#runtime/contract/probes.ts';
import type { Conference } from './fields.ts';

/** Both PINs, and one that is neither. */
export function probes({ pin }: Conference): Probes {
  if (!pin.on) return {};
  const codes = [pin.code, pin.moderatorCode].filter((code) => code.trim() !== '' && !isTemplate(code));
  return { digits: [...codes.map((code) => code.trim()), '0'.repeat(6)] };
}
