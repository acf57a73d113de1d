'use client';

import { valuesOf } from '#components/simulator/model/values-of.ts';
import { useShownCall } from '#components/simulator/simulator-context.ts';
import { Chip } from '#components/ui/chip.tsx';

/** Variables and results as they are at the turn that is shown, and which of them it changed. */
export function CallValues() {
  const call = useShownCall();
  const values = valuesOf(call?.moments ?? []);
  if (values.length === 0) return <p className="p-4 text-quiet">No step has left a value yet.</p>;
  return (
    <dl className="divide-y divide-line">
      {values.map(({ path, value, changed }) => (
        <div key={path} className="flex items-baseline gap-4 px-4 py-1.5">
          <dt className="w-1/2 shrink-0 font-mono text-[12px] text-quiet wrap-anywhere">{path}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {value} {changed && <Chip tone="accent">changed</Chip>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
