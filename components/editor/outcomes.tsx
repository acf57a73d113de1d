'use client';

import { ArrowRight, Unplug } from 'lucide-react';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import type { DrawnStep } from '#components/flow/drawn-flow.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** Where each outcome of a step leads; wires without drawing. */
export function Outcomes({ step }: { step: DrawnStep }) {
  const { wires } = useDrawnFlow();
  const { disconnect } = useCommands();
  const { show, choose } = useEditor.getState();
  if (step.outcomes.length === 0) return null;
  return (
    <section aria-labelledby="outcomes" className="border-t border-line px-4 py-4">
      <h3 id="outcomes" className="text-[13px] font-[560]">
        What happens next
      </h3>
      <ul className="mt-2 space-y-1.5">
        {step.outcomes.map(({ id, label, key, leadsTo, optional }) => {
          const outcome = { from: step.id, port: id };
          const target = wires.find((wire) => wire.from === step.id && wire.port === id)?.to;
          return (
            <li key={id} className="flex min-h-8 items-center gap-2">
              {key !== null && <Kbd>{key}</Kbd>}
              <span className="min-w-0 grow wrap-anywhere">{label}</span>
              {leadsTo !== null && target !== undefined ? (
                <>
                  <Button
                    size="small"
                    tone="quiet"
                    icon={ArrowRight}
                    onClick={() => choose([target])}
                    aria-label={`${label} leads to ${leadsTo}: go there`}
                  >
                    <span className="max-w-36 truncate">{leadsTo}</span>
                  </Button>
                  <IconButton
                    icon={Unplug}
                    label={`Remove the wire of “${label}”`}
                    side="left"
                    onClick={() => disconnect(outcome)}
                  />
                </>
              ) : (
                <>
                  {!optional && <span className="shrink-0 text-[12px] text-quiet">safety net</span>}
                  <Button
                    size="small"
                    aria-label={`Connect… “${label}”`}
                    onClick={() => show({ connecting: outcome })}
                  >
                    Connect…
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
