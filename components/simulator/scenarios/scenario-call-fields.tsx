'use client';

import { TextField } from '#components/ui/text-field.tsx';
import type { Scenario } from '#runtime/scenarios/scenario.ts';

type Call = Scenario['call'];

/** Who calls, and when. What is left empty has its usual value. */
export function ScenarioCallFields({ call, onChange }: { call: Call; onChange: (call: Call) => void }) {
  const set = (name: 'from' | 'to' | 'at' | 'timeZone' | 'language') => (typed: string) => {
    const { [name]: _, ...others } = call;
    onChange(typed === '' ? others : { ...others, [name]: typed });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField label="Caller’s number" value={call.from ?? ''} onChange={set('from')} inputMode="tel" />
      <TextField label="Called number" value={call.to ?? ''} onChange={set('to')} inputMode="tel" />
      <TextField
        label="Date and time"
        help="Such as 2026-11-22T18:30. Without one, a Wednesday at 10:00."
        value={call.at ?? ''}
        onChange={set('at')}
      />
      <TextField
        label="Time zone"
        help="Without one, the flow’s."
        value={call.timeZone ?? ''}
        onChange={set('timeZone')}
      />
    </div>
  );
}
