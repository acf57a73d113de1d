import type { ProbeContext, Probes } from '#runtime/contract/probes.ts';
import type { GetSpeech } from './fields.ts';

/** What others compare with what was said or keyed in here. */
export function probes(
  { leastConfidence, confirm, keys }: GetSpeech,
  { node, wanted }: ProbeContext,
): Probes {
  const digits = wanted(`steps.${node.slug}.digits`).filter((text) => /^[0-9*#]{1,32}$/.test(text));
  return {
    phrases: wanted(`steps.${node.slug}.text`).filter((text) => text.trim() !== ''),
    digits: keys.on ? [...digits, '1234567890'.repeat(4).slice(0, Math.min(4, keys.mostDigits))] : [],
    // Anything that was said is understood.
    rare: leastConfidence === 0 && !confirm.on ? ['not-understood'] : [],
  };
}
