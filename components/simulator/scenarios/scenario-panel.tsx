'use client';

import { CircleCheck, CircleDashed, CircleX, FlaskConical, Pencil, Play, Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { providerName } from '#components/editor/inspector/widgets/voice-fields.tsx';
import { CoverageBar } from '#components/simulator/coverage/coverage-bar.tsx';
import { ScenarioDialog } from '#components/simulator/scenarios/scenario-dialog.tsx';
import { failedOf, type ScenarioStore } from '#components/simulator/scenarios/scenario-store.ts';
import { useOpenScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { StoredScenario } from '#lib/scenarios/scenario-api.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';

/** The flow's tests and how they go on what is drawn now. */
export function ScenarioPanel({ store }: { store: ScenarioStore }) {
  const { stored, trouble, results } = useStore(store);
  const [edited, setEdited] = useState<StoredScenario | 'new' | null>(null);
  useEffect(() => {
    void store.getState().load();
  }, [store]);
  const failed = failedOf({ stored, results }).length;
  return (
    <div className="space-y-3 p-3">
      <div className="flex items-center gap-2">
        <p role="status" className="grow font-[560]">
          {statusWords({ count: stored?.length ?? null, run: results.size, failed })}
        </p>
        <Button size="small" icon={Plus} onClick={() => setEdited('new')}>
          New test
        </Button>
      </div>
      {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      <CoverageBar />
      {stored?.length === 0 && (
        <p className="rounded-card border border-dashed border-line-strong p-4 text-quiet">
          <FlaskConical size={16} aria-hidden="true" className="mb-1" />
          Try a call and press “Save as test”. From then on it is played before every publishing, and tells
          you when a change breaks it.
        </p>
      )}
      <ul className="space-y-1.5">
        {stored?.map((one) => (
          <li key={one.id}>
            <Row
              stored={one}
              results={results.get(one.id) ?? []}
              store={store}
              onEdit={() => setEdited(one)}
            />
          </li>
        ))}
      </ul>
      {edited !== null && (
        <ScenarioDialog
          title={edited === 'new' ? 'New test' : 'Edit the test'}
          scenario={edited === 'new' ? fresh : edited.scenario}
          onClose={() => setEdited(null)}
          onSave={async (scenario) => {
            const { add, save } = store.getState();
            const reply = await (edited === 'new' ? add([scenario]) : save(edited, scenario));
            return reply.ok ? null : reply.text;
          }}
        />
      )}
    </div>
  );
}

type RowProperties = {
  stored: StoredScenario;
  results: readonly ScenarioResult[];
  store: ScenarioStore;
  onEdit: () => void;
};

function Row({ stored, results, store, onEdit }: RowProperties) {
  const { scenario } = stored;
  const open = useOpenScenario();
  const bad = results.find(({ ok }) => !ok);
  return (
    <article className="rounded-control border border-line bg-panel p-2.5">
      <div className="flex items-start gap-2">
        <State results={results} />
        <h2 className="min-w-0 grow text-[13px] wrap-anywhere">{scenario.name}</h2>
        <div className="-my-1 -mr-1 flex">
          <IconButton
            icon={Play}
            label={`Open in the handset: ${scenario.name}`}
            onClick={() => open(scenario, { provider: bad?.provider ?? null })}
          />
          <IconButton icon={Pencil} label={`Edit: ${scenario.name}`} onClick={onEdit} />
          <IconButton
            icon={Trash2}
            label={`Delete: ${scenario.name}`}
            onClick={() => void store.getState().remove(stored.id)}
          />
        </div>
      </div>
      {bad !== undefined && (
        <p className="mt-1 text-error wrap-anywhere">
          {providerName(bad.provider)}: {bad.problem}
        </p>
      )}
    </article>
  );
}

function State({ results }: { results: readonly ScenarioResult[] }) {
  const [Icon, look, word] =
    results.length === 0
      ? [CircleDashed, 'text-quiet', 'Not run:']
      : results.every(({ ok }) => ok)
        ? [CircleCheck, 'text-accent', 'Passes:']
        : [CircleX, 'text-error', 'Fails:'];
  return <Icon size={16} aria-label={word} className={`mt-0.5 shrink-0 ${look}`} />;
}

function statusWords({ count, run, failed }: { count: number | null; run: number; failed: number }): string {
  if (count === null) return 'Reading the tests…';
  if (count === 0) return 'No tests yet';
  if (run < count) return 'Running the tests…';
  if (failed > 0) return `${failed} of ${count} ${failed === 1 ? 'fails' : 'fail'}`;
  return count === 1 ? 'The test passes' : `All ${count} tests pass`;
}

const fresh: Scenario = { name: 'A new test', call: {}, steps: [{ hears: 'Welcome' }] };
