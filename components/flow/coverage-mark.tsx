'use client';

import { Check, CircleDashed } from 'lucide-react';
import { useShownCoverage } from '#components/flow/shown-coverage.ts';

type Properties = { node: string; port: string; label: string };

/** Whether a test or the call in the handset has taken this outcome; one that none has is a button that looks for a call that does. */
export function CoverageMark({ node, port, label }: Properties) {
  const shown = useShownCoverage(({ covered }) => covered !== null);
  const covered = useShownCoverage(({ covered: all }) => all?.has(`${node}:${port}`) === true);
  const wanted = useShownCoverage((state) => state.wanted);
  if (!shown) return null;
  const look =
    'mr-auto inline-flex shrink-0 items-center gap-1 rounded-md px-1.5 text-[11px] whitespace-nowrap';
  if (covered) {
    return (
      <span className={`${look} bg-accent-soft text-accent-strong`}>
        <Check size={12} aria-hidden="true" />
        tried
      </span>
    );
  }
  const content = (
    <>
      <CircleDashed size={12} aria-hidden="true" />
      not tried
    </>
  );
  if (wanted === null) return <span className={`${look} bg-warning-soft text-warning`}>{content}</span>;
  return (
    <button
      type="button"
      aria-label={`Not tried: ${label}. Find a call that takes it.`}
      onClick={(event) => {
        event.stopPropagation();
        wanted(node, port);
      }}
      className={`nodrag ${look} cursor-pointer bg-warning-soft text-warning hover:brightness-95`}
    >
      {content}
    </button>
  );
}
