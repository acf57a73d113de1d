'use client';

import { useState } from 'react';
import { z } from 'zod';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Notice } from '#components/ui/notice.tsx';

export const ListedNumber = z.object({
  id: z.string(),
  number: z.string(),
  label: z.string(),
  provider: z.string(),
  account: z.string(),
  flow: z.string().nullable(),
});
export type ListedNumber = z.infer<typeof ListedNumber>;

export type NumberChange = 'assign' | 'release' | 'connect';

type Properties = {
  number: ListedNumber;
  /** Where providers reach us; null when nobody said so. */
  publicUrl: string | null;
  /** Resolves to what is wrong in words; null when it was done. */
  change: (change: NumberChange) => Promise<string | null>;
};

/** A phone number: who answers it, and whether its provider sends the calls here. */
export function NumberRow({ number, publicUrl, change }: Properties) {
  const { flow } = useEditorFacts();
  const [busy, setBusy] = useState<NumberChange | null>(null);
  const [told, setTold] = useState<{ tone: 'quiet' | 'error'; text: string } | null>(null);
  const ours = number.flow === flow.slug;
  const provider = providerName(number.provider);
  const press = async (wanted: NumberChange) => {
    setBusy(wanted);
    setTold(null);
    const trouble = await change(wanted);
    setBusy(null);
    if (trouble !== null) setTold({ tone: 'error', text: trouble });
    else if (wanted === 'connect')
      setTold({ tone: 'quiet', text: `${provider} sends calls to ${number.number} to ${publicUrl} now.` });
  };
  const action = ours ? 'Release' : number.flow === null ? 'Answer with this flow' : 'Move to this flow';
  return (
    <li className="space-y-2 py-3" data-number={number.number}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow basis-48">
          <p className="font-[560] tabular-nums">
            {number.number} {number.label !== '' && <span className="text-quiet">· {number.label}</span>}
          </p>
          <p className="truncate text-[12px] text-quiet" title={number.account}>
            {provider} · {number.account}
          </p>
        </div>
        {ours && <Chip tone="accent">This flow answers</Chip>}
        {!ours && number.flow !== null && <Chip>“{number.flow}” answers</Chip>}
        {!ours && number.flow === null && <Chip>Nothing answers</Chip>}
        <div className="flex flex-wrap gap-2">
          {ours && publicUrl !== null && (
            <Button
              size="small"
              busy={busy === 'connect'}
              onClick={() => void press('connect')}
              aria-label={`Send calls here: ${number.number} at ${provider}`}
            >
              Send calls here
            </Button>
          )}
          <Button
            size="small"
            busy={busy === 'assign' || busy === 'release'}
            onClick={() => void press(ours ? 'release' : 'assign')}
            aria-label={`${action}: ${number.number} at ${provider}`}
          >
            {action}
          </Button>
        </div>
      </div>
      <div role="status">{told !== null && <Notice tone={told.tone}>{told.text}</Notice>}</div>
    </li>
  );
}

function providerName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
