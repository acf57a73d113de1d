'use client';

import { Compass, FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { FindingCard } from '#components/simulator/explorer/finding-card.tsx';
import { useExploration } from '#components/simulator/explorer/use-exploration.ts';
import type { ScenarioStore } from '#components/simulator/scenarios/scenario-store.ts';
import { useOpenScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToasts } from '#components/ui/toasts.ts';
import type { Exploration, WayLength } from '#runtime/explorer/report.ts';

/** Walks the flow by itself and tells what callers would suffer from; every finding can be heard. */
export function ExplorerPanel({ scenarios }: { scenarios: ScenarioStore | null }) {
  const { rehearser } = useSimulator();
  const { walking, begin, cancel } = useExploration(rehearser);
  return (
    <div className="space-y-3 p-3">
      <p className="text-quiet">
        Every key, silence, answer and hour is tried on what is drawn now. What callers would suffer from
        stands here.
      </p>
      {walking.state === 'walking' ? (
        <div className="flex items-center gap-2">
          <p role="status" className="grow tabular-nums">
            {walking.turns} turns so far…
          </p>
          <Button size="small" onClick={cancel}>
            Stop
          </Button>
        </div>
      ) : (
        <Button icon={Compass} wide onClick={begin}>
          {walking.state === 'done' ? 'Explore again' : 'Explore the flow'}
        </Button>
      )}
      {walking.state === 'done' && <Report exploration={walking.exploration} scenarios={scenarios} />}
    </div>
  );
}

type ReportProperties = { exploration: Exploration; scenarios: ScenarioStore | null };

function Report({ exploration, scenarios }: ReportProperties) {
  const { rehearser } = useSimulator();
  const { findings, counts, complete, toPerson, outcomes } = exploration;
  const [busy, setBusy] = useState(false);
  const reached = outcomes.filter((one) => one.reached).length;
  const write = async () => {
    setBusy(true);
    // Writing takes a moment: the button says so first.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const tests = rehearser.writeTests(exploration);
    const reply = await scenarios?.getState().add(tests);
    setBusy(false);
    if (reply === undefined) return;
    useToasts
      .getState()
      .show(
        reply.ok
          ? { text: `${tests.length} tests are written. Look at them under Tests.` }
          : { text: reply.text, tone: 'error' },
      );
  };
  return (
    <>
      <p role="status" className="text-[14px] font-[630]">
        {findings.length === 0
          ? 'Nothing to mend.'
          : findings.length === 1
            ? '1 finding'
            : `${findings.length} findings`}
      </p>
      <ul className="space-y-1.5">
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.version} ${finding.node} ${finding.port} ${JSON.stringify(finding.parameters)}`}
          >
            <FindingCard finding={finding} />
          </li>
        ))}
      </ul>
      {!complete && <Notice tone="warning">The flow is so large that not everything was tried.</Notice>}
      <dl className="space-y-1 text-quiet">
        <Fact name="Outcomes reached" value={`${reached} of ${outcomes.length}`} />
        <Fact name="Turns tried" value={String(counts.turns)} />
        <PersonFact name="Soonest to a person" length={toPerson.shortest} />
        <PersonFact name="Latest to a person" length={toPerson.longest} />
      </dl>
      {scenarios !== null && (
        <Button icon={FlaskConical} wide busy={busy} onClick={() => void write()}>
          Write tests for me
        </Button>
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-3">
      <dt>{name}</dt>
      <dd className="text-text tabular-nums">{value}</dd>
    </div>
  );
}

function PersonFact({ name, length }: { name: string; length: WayLength | null }) {
  const open = useOpenScenario();
  if (length === null) return null;
  const { scenario } = length;
  const words = `${length.seconds} s, ${length.presses} ${length.presses === 1 ? 'key' : 'keys'}`;
  if (scenario === null) return <Fact name={name} value={words} />;
  return (
    <div className="flex items-center justify-between gap-3">
      <dt>{name}</dt>
      <dd>
        <Button
          size="small"
          tone="quiet"
          onClick={() => open(scenario, { provider: null, about: `${name}: ${words}.` })}
        >
          {words}
        </Button>
      </dd>
    </div>
  );
}
