'use client';

import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useDraft } from './form/use-draft.ts';

/** A step's name, edited where it stands. */
export function StepName({ nodeId, name }: { nodeId: string; name: string }) {
  const { edit } = useFlowDocument();
  const { text, problem, change, leave } = useDraft(name, (typed) => {
    if (typed.trim() === '') return 'A step needs a name.';
    return edit.renameNode(nodeId, typed.trim()).ok ? null : 'This cannot be its name.';
  });
  return (
    <>
      <input
        aria-label="Name of the step"
        aria-invalid={problem !== null || undefined}
        autoComplete="off"
        maxLength={80}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
        className="-mx-1.5 w-[calc(100%+12px)] truncate rounded-control border border-transparent bg-transparent px-1.5 text-[15px] font-[630] hover:border-line focus:border-line-strong focus-visible:outline-offset-0"
      />
      {problem !== null && <p className="text-[12px] text-error">{problem}</p>}
    </>
  );
}
