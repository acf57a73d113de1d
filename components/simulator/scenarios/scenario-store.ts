import { z } from 'zod';
import { createStore } from 'zustand';
import { type ApiReply, callApi } from '#components/call-api.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import { StoredScenario, StoredScenarios } from '#lib/scenarios/scenario-api.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';

/** A flow's scenarios as they are stored, and how they went on what is drawn now. */
export type Scenarios = {
  /** null until they are read. */
  stored: readonly StoredScenario[] | null;
  trouble: string | null;
  /** By id of the scenario, a result a provider; absent before a run. */
  results: ReadonlyMap<string, readonly ScenarioResult[]>;
  load: () => Promise<void>;
  add: (scenarios: readonly Scenario[]) => Promise<ApiReply<StoredScenarios>>;
  save: (stored: StoredScenario, scenario: Scenario) => Promise<ApiReply<StoredScenario>>;
  remove: (id: string) => Promise<void>;
  /** Runs them all in the browser. */
  run: (rehearser: Rehearser, providers: readonly string[]) => void;
};

export type ScenarioStore = ReturnType<typeof createScenarioStore>;

export function createScenarioStore(flow: string) {
  const base = `/api/flows/${flow}/scenarios`;
  return createStore<Scenarios>()((set, get) => ({
    stored: null,
    trouble: null,
    results: new Map(),
    load: async () => {
      const reply = await callApi(base, { reply: StoredScenarios });
      if (reply.ok) set({ stored: reply.body.scenarios, trouble: null });
      else set({ trouble: reply.text });
    },
    add: async (scenarios) => {
      const reply = await callApi(base, {
        method: 'POST',
        body: { scenarios, taken: 'count' },
        reply: StoredScenarios,
      });
      await get().load();
      return reply;
    },
    save: async ({ id, revision }, scenario) => {
      const reply = await callApi(`${base}/${id}`, {
        method: 'POST',
        body: { scenario, revision },
        reply: StoredScenario,
      });
      await get().load();
      return reply;
    },
    remove: async (id) => {
      const reply = await callApi(`${base}/${id}/remove`, { method: 'POST', body: {}, reply: z.object({}) });
      if (!reply.ok) set({ trouble: reply.text });
      await get().load();
    },
    run: (rehearser, providers) => {
      const results = (get().stored ?? []).map(({ id, scenario }): [string, ScenarioResult[]] => {
        const kinds = scenario.providers ?? providers;
        return [id, kinds.map((provider) => rehearser.run(scenario, provider).result)];
      });
      set({ results: new Map(results) });
    },
  }));
}

/** Those that went wrong on some provider. */
export function failedOf({ stored, results }: Pick<Scenarios, 'stored' | 'results'>): StoredScenario[] {
  return (stored ?? []).filter(({ id }) => results.get(id)?.some(({ ok }) => !ok) === true);
}

/** Stands in until a flow's own is there. */
export const noScenarios: ScenarioStore = createScenarioStore('');
