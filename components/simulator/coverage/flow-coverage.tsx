'use client';

import { CircleX, FlaskConical } from 'lucide-react';
import { useEffect, useState } from 'react';
import { callApi } from '#components/call-api.ts';
import { Chip } from '#components/ui/chip.tsx';
import { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { StoredScenarios } from '#lib/scenarios/scenario-api.ts';

type Tested = { percent: number; failing: number };

/** How much of a flow its tests pass, beside its name in the list; nothing for a flow without tests. */
export function FlowCoverage({ slug }: { slug: string }) {
  const [tested, setTested] = useState<Tested | null>(null);
  useEffect(() => {
    let gone = false;
    // One flow after the other, so that a long list stays usable.
    queue = queue.then(async () => {
      if (gone) return;
      const found = await testFlow(slug).catch(() => null);
      if (!gone) setTested(found);
    });
    return () => {
      gone = true;
    };
  }, [slug]);
  if (tested === null) return null;
  const { percent, failing } = tested;
  return (
    <>
      <Chip icon={FlaskConical}>{percent} % tested</Chip>
      {failing > 0 && (
        <Chip tone="warning" icon={CircleX}>
          {failing === 1 ? '1 test fails' : `${failing} tests fail`}
        </Chip>
      )}
    </>
  );
}

let queue: Promise<void> = Promise.resolve();

/** Runs a flow's tests on its draft; null when there are none or they cannot be read. */
async function testFlow(slug: string): Promise<Tested | null> {
  const stored = await callApi(`/api/flows/${slug}/scenarios`, { reply: StoredScenarios });
  if (!stored.ok || stored.body.scenarios.length === 0) return null;
  const bundle = await callApi(`/api/flows/${slug}/bundle?of=draft`, { reply: FlowBundle });
  if (!bundle.ok) return null;
  // The engine is loaded for lists with tests alone.
  const { createRehearser } = await import('#components/simulator/model/create-rehearser.ts');
  const rehearser = createRehearser(bundle.body, bundle.body.document);
  const results = [];
  for (const { scenario } of stored.body.scenarios) {
    for (const provider of scenario.providers ?? bundle.body.providers) {
      results.push(rehearser.run(scenario, provider).result);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  const failing = new Set(results.flatMap(({ ok, scenario }) => (ok ? [] : [scenario])));
  return {
    percent: rehearser.coverage(results.flatMap(({ passed }) => passed)).percent,
    failing: failing.size,
  };
}
