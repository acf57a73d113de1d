'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { callApi } from '#components/call-api.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { useCoverage } from '#components/simulator/coverage/use-coverage.ts';
import { createPlayer } from '#components/simulator/player.ts';
import { createScenarioStore } from '#components/simulator/scenarios/scenario-store.ts';
import { SimulatorContext } from '#components/simulator/simulator-context.ts';
import { useSimulatorOf } from '#components/simulator/use-simulator-of.ts';
import { useToasts } from '#components/ui/toasts.ts';
import { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';

/** Lets the flow that is drawn be tried as it is at this moment, published or not. */
export function TryHost({ children }: { children: ReactNode }) {
  const { document } = useFlowDocument();
  const bundle = useBundle();
  const [player] = useState(() => createPlayer());
  const { flow } = useEditorFacts();
  const [scenarios] = useState(() => createScenarioStore(flow.id));
  const simulator = useSimulatorOf({ bundle, document, player, scenarios });
  useCoverage(simulator);
  return <SimulatorContext value={simulator}>{children}</SimulatorContext>;
}

/** What the flow leans on, read anew whenever the handset is opened. */
function useBundle(): FlowBundle | null {
  const { flow } = useEditorFacts();
  // Publishing plays the tests too.
  const trying = useEditor((state) => state.dock !== null || state.dialog === 'publish' || state.coverage);
  const [bundle, setBundle] = useState<FlowBundle | null>(null);
  useEffect(() => {
    if (!trying) return;
    let gone = false;
    void callApi(`/api/flows/${flow.id}/bundle?of=draft`, { reply: FlowBundle }).then((reply) => {
      if (gone) return;
      if (reply.ok) return setBundle(reply.body);
      useEditor.getState().show({ dock: null });
      useToasts.getState().show({ text: reply.text, tone: 'error' });
    });
    return () => {
      gone = true;
    };
  }, [trying, flow.id]);
  return bundle;
}
