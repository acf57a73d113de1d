'use client';

import { useEffect, useState } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import type { Sent } from './model/sent-for-step.ts';
import { providerName } from './widgets/voice-fields.tsx';

/** The provider's own words for the step, for those who want to know. */
export function HowItIsSent({ nodeId }: { nodeId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="border-t border-line px-4 py-3 text-[12px]"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit cursor-pointer rounded-control text-quiet hover:text-text">
        How this is sent
      </summary>
      {open && <SentToProviders nodeId={nodeId} />}
    </details>
  );
}

function SentToProviders({ nodeId }: { nodeId: string }) {
  const { document } = useFlowDocument();
  const [sent, setSent] = useState<Sent[] | null>(null);
  useEffect(() => {
    let gone = false;
    // The engine is loaded only for those who look.
    import('./model/sent-for-step.ts').then(
      ({ sentForStep }) => !gone && setSent(sentForStep(document, nodeId)),
      () => !gone && setSent([]),
    );
    return () => {
      gone = true;
    };
  }, [document, nodeId]);
  if (sent === null) return <p className="mt-2 text-quiet">Working it out…</p>;
  if (sent.length === 0) {
    return <p className="mt-2 text-quiet">This step sends nothing itself: it decides where the call goes.</p>;
  }
  return (
    <div className="mt-3 space-y-3">
      <p className="text-quiet">To a caller from +1 415 555 0123:</p>
      {sent.map(({ provider, xml, emulations }) => (
        <section key={provider} aria-label={providerName(provider)} className="space-y-1.5">
          <h3 className="text-[12px]">{providerName(provider)}</h3>
          <pre className="rounded-control border border-line bg-canvas p-2.5 font-mono text-[11px] leading-[1.55] wrap-anywhere whitespace-pre-wrap">
            {xml}
          </pre>
          {emulations.map((text) => (
            <p key={text} className="text-quiet">
              {text}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
