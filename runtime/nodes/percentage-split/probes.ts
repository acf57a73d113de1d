import type { ProbeContext, Probes } from '#runtime/contract/probes.ts';
import { examplePhone } from '#runtime/expressions/example-phone.ts';
import { drawnShare, type PercentageSplit } from './fields.ts';

/** A caller, or a call, of each share. */
export function probes(data: PercentageSplit, { node, settings }: ProbeContext): Probes {
  const found = new Map<string, string>();
  const wanted = data.shares.filter(({ percent }) => percent > 0).length;
  const stem = examplePhone(settings.country).slice(0, -4);
  for (let number = 0; number < mostTried && found.size < wanted; number += 1) {
    const tail = String(number).padStart(4, '0');
    const key = data.by === 'caller' ? `${stem}${tail}` : `call-${tail}`;
    const share = drawnShare(data.shares, `${node.id} ${key}`);
    if (share !== null && !found.has(share.id)) found.set(share.id, key);
  }
  const keys = [...found.values()];
  return data.by === 'caller' ? { callers: keys } : { calls: keys };
}

/** A share of one in a thousand is found with them nearly always. */
const mostTried = 10_000;
