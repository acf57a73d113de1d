'use client';

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';

const states = {
  loading: { icon: LoaderCircle, words: 'Opening…', look: 'text-quiet' },
  saved: { icon: Check, words: 'Saved', look: 'text-quiet' },
  saving: { icon: LoaderCircle, words: 'Saving…', look: 'text-quiet' },
  offline: { icon: CloudOff, words: 'Offline, kept here', look: 'text-warning' },
  error: { icon: TriangleAlert, words: 'Not saved', look: 'text-error' },
} as const;

/** Whether what was done is safe. */
export function SaveState() {
  const { status, trouble, discardUnsaved } = useFlowDocument();
  const { icon: Icon, words, look } = states[status];
  const state = (
    <>
      <Icon
        size={15}
        aria-hidden="true"
        className={status === 'loading' ? 'animate-spin motion-reduce:animate-none' : ''}
      />
      <span className="max-sm:sr-only">{words}</span>
    </>
  );
  if (trouble === null) {
    return (
      <span
        role="status"
        data-save-state={status}
        className={`inline-flex shrink-0 items-center gap-1.5 text-[13px] ${look}`}
      >
        {state}
      </span>
    );
  }
  return (
    <Popover
      label="Why it is not saved"
      trigger={
        <button
          type="button"
          data-save-state={status}
          className={`inline-flex cursor-pointer items-center gap-1.5 text-[13px] underline decoration-dotted underline-offset-4 ${look}`}
        >
          {state}
        </button>
      }
    >
      <div className="space-y-3 p-4">
        <p>{trouble}</p>
        {status === 'error' && (
          <Button tone="danger" onClick={discardUnsaved}>
            Throw away what is not saved
          </Button>
        )}
      </div>
    </Popover>
  );
}
