'use client';

import { JsonField } from '#components/simulator/scenarios/json-field.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { queueAnswers } from '#runtime/scenarios/queue-result.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';

type LookUp = { step?: string | undefined; finds: LookUpAnswer };
type Properties = { lookUp: LookUp; onChange: (lookUp: { step?: string; finds: LookUpAnswer }) => void };

/** Which look-up finds what. */
export function LookUpFields({ lookUp: { step, finds }, onChange }: Properties) {
  const change = (changes: { step?: string; finds?: LookUpAnswer }) => {
    const named = changes.step ?? step ?? '';
    onChange({ ...(named === '' ? {} : { step: named }), finds: changes.finds ?? finds });
  };
  const kind = kinds.find(({ fits }) => fits(finds))?.value ?? 'response';
  return (
    <>
      <TextField
        label="Step’s name"
        help="Without one, the next look-up."
        value={step ?? ''}
        onChange={(typed) => change({ step: typed })}
      />
      <Select
        label="Finds"
        value={kind}
        onChange={(chosen) => {
          const wanted = kinds.find(({ value }) => value === chosen);
          if (wanted) change({ finds: wanted.fresh });
        }}
        choices={kinds.map(({ value, label }) => ({ value, label }))}
      />
      {'status' in finds && (
        <>
          <TextField
            label="Status"
            inputMode="numeric"
            value={String(finds.status)}
            onChange={(typed) => change({ finds: { ...finds, status: Number(typed.replace(/\D/g, '')) } })}
          />
          <JsonField
            label="Body"
            value={finds.body ?? ''}
            onChange={(body) => change({ finds: { ...finds, body } })}
          />
        </>
      )}
      {'result' in finds && (
        <JsonField label="Result" value={finds.result} onChange={(result) => change({ finds: { result } })} />
      )}
    </>
  );
}

const kinds: readonly {
  value: string;
  label: string;
  fresh: LookUpAnswer;
  fits: (finds: LookUpAnswer) => boolean;
}[] = [
  {
    value: 'response',
    label: 'A response',
    fresh: { status: 200, body: {} },
    fits: (finds) => 'status' in finds,
  },
  {
    value: 'timeout',
    label: 'Nothing in time',
    fresh: { fails: 'timeout' },
    fits: (finds) => 'fails' in finds && finds.fails === 'timeout',
  },
  {
    value: 'unreachable',
    label: 'Nobody',
    fresh: { fails: 'unreachable' },
    fits: (finds) => 'fails' in finds,
  },
  ...(['sent', 'not-sent', 'approved', 'wrong', 'expired'] as const).map((verify) => ({
    value: verify,
    label: `One-time code: ${verify}`,
    fresh: { verify },
    fits: (finds: LookUpAnswer) => 'verify' in finds && finds.verify === verify,
  })),
  ...queueAnswers.map((queue) => ({
    value: `queue:${queue}`,
    label: `In the queue: ${queue}`,
    fresh: { queue },
    fits: (finds: LookUpAnswer) => 'queue' in finds && finds.queue === queue,
  })),
  { value: 'result', label: 'A result', fresh: { result: {} }, fits: (finds) => 'result' in finds },
];
