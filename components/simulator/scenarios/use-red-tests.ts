'use client';

import { useContext, useEffect, useState } from 'react';
import { z } from 'zod';
import { useStore } from 'zustand';
import { noScenarios } from '#components/simulator/scenarios/scenario-store.ts';
import { SimulatorContext } from '#components/simulator/simulator-context.ts';
import { ScenarioRun } from '#lib/scenarios/scenario-api.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';

/** A test that fails on what is drawn now; `scenario` null when only the server knows of it. */
export type RedTest = { name: string; provider: string; problem: string; scenario: Scenario | null };

/** The tests that would stop publishing: played in the browser while `wanted`, and what the server said when it refused. */
export function useRedTests(wanted: boolean): { red: RedTest[]; learn: (refusal: unknown) => void } {
  const simulator = useContext(SimulatorContext);
  const [told, setTold] = useState<RedTest[]>([]);
  const store = simulator?.scenarios ?? noScenarios;
  const { stored, results } = useStore(store);
  useEffect(() => {
    if (!wanted) return setTold([]);
    if (store !== noScenarios) void store.getState().load();
  }, [wanted, store]);
  useEffect(() => {
    if (wanted && simulator !== null && stored !== null) {
      store.getState().run(simulator.rehearser, simulator.providers);
    }
  }, [wanted, simulator, stored, store]);
  const played = (stored ?? []).flatMap(({ id, scenario }) =>
    (results.get(id) ?? []).flatMap(({ ok, provider, problem }) =>
      ok ? [] : [{ name: scenario.name, provider, problem, scenario }],
    ),
  );
  return { red: played.length > 0 ? played : told, learn: (refusal) => setTold(redIn(refusal)) };
}

const Refusal = z.object({ code: z.literal('scenarios-failed'), results: ScenarioRun.shape.results });

function redIn(refusal: unknown): RedTest[] {
  const read = Refusal.safeParse(refusal);
  if (!read.success) return [];
  return read.data.results.flatMap(({ scenario, provider, problem, ok }) =>
    ok ? [] : [{ name: scenario, provider, problem, scenario: null }],
  );
}
