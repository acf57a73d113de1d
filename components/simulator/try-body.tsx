'use client';

import { useMemo, useState } from 'react';
import { drawFlow } from '#components/flow/draw-flow.ts';
import { FlowCanvas } from '#components/flow/flow-canvas.tsx';
import type { Words } from '#components/flow/words.ts';
import { CallDetails } from '#components/simulator/call-details.tsx';
import { Handset } from '#components/simulator/handset.tsx';
import { createPlayer } from '#components/simulator/player.ts';
import { SimulatorContext } from '#components/simulator/simulator-context.ts';
import { useSimulatorOf } from '#components/simulator/use-simulator-of.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';

type Properties = { bundle: FlowBundle; words: Readonly<Record<string, Words>> };

/** A flow to be tried on a page of its own: the handset, the flow that it goes through, and what lies behind the call. */
export function TryBody({ bundle, words }: Properties) {
  const { document } = bundle;
  const [player] = useState(() => createPlayer());
  const simulator = useSimulatorOf({ bundle, document, player, scenarios: null });
  const drawing = useMemo(() => drawFlow(document, words), [document, words]);
  return (
    <SimulatorContext value={simulator}>
      <main id="content" tabIndex={-1} className="flex min-h-0 grow flex-col text-[13px] md:flex-row">
        <div className="flex min-h-[calc(100dvh-48px)] shrink-0 justify-center bg-canvas p-3 md:h-full md:min-h-0 md:w-[356px] md:border-r md:border-line">
          {simulator === null ? <p role="status">Getting the telephone ready…</p> : <Handset />}
        </div>
        <div className="flex min-w-0 grow flex-col">
          <div className="hidden min-h-0 grow md:block">
            <FlowCanvas flow={drawing} name={document.name} />
          </div>
          {simulator !== null && (
            <section
              aria-label="Behind the call"
              className="min-h-60 border-t border-line bg-panel md:h-[36%] md:shrink-0"
            >
              <CallDetails />
            </section>
          )}
        </div>
      </main>
    </SimulatorContext>
  );
}
