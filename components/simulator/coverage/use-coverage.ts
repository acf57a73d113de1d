'use client';

import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '#components/editor/editor-store.ts';
import { noCoverage, useShownCoverage } from '#components/flow/shown-coverage.ts';
import { findCall } from '#components/simulator/coverage/find-call.ts';
import { nothingPlayed } from '#components/simulator/player.ts';
import { noScenarios } from '#components/simulator/scenarios/scenario-store.ts';
import type { Simulator } from '#components/simulator/simulator-context.ts';
import type { Coverage } from '#runtime/explorer/coverage.ts';

/** How long typing must rest before the tests are run again, in milliseconds. */
const restMs = 200;

/** Marks on the canvas which outcomes the tests and the call in the handset have taken, while that is wanted. */
export function useCoverage(simulator: Simulator | null): void {
  const shown = useEditor((state) => state.coverage);
  const coverage = useCoverageOf(shown ? simulator : null);
  useEffect(() => {
    if (coverage === null || simulator === null) return useShownCoverage.setState(noCoverage);
    const covered = new Set(
      coverage.outcomes.flatMap(({ node, port, covered: came }) => (came ? [`${node}:${port}`] : [])),
    );
    useShownCoverage.setState({
      covered,
      wanted: (node, port) => void findCall(simulator, { node, port }),
    });
  }, [coverage, simulator]);
  useEffect(() => () => useShownCoverage.setState(noCoverage), []);
}

/** What of the flow that is drawn the tests and the call in the handset have passed; null until it is known. */
export function useCoverageOf(simulator: Simulator | null): Coverage | null {
  const store = simulator?.scenarios ?? noScenarios;
  const { stored, results } = useStore(store);
  const moments = useStore(simulator?.player ?? nothingPlayed, ({ states }) => states.at(-1)?.moments);
  useEffect(() => {
    if (store !== noScenarios && stored === null) void store.getState().load();
  }, [store, stored]);
  const rehearser = simulator?.rehearser ?? null;
  const providers = simulator?.providers;
  useEffect(() => {
    if (rehearser === null || providers === undefined || stored === null) return;
    const timer = setTimeout(() => store.getState().run(rehearser, providers), restMs);
    return () => clearTimeout(timer);
  }, [store, stored, rehearser, providers]);
  return useMemo(() => {
    if (rehearser === null || stored === null || results.size < stored.length) return null;
    const tested = [...results.values()].flat().flatMap(({ passed }) => passed);
    const tried = (moments ?? []).flatMap((moment) => (moment.kind === 'turn' ? moment.turn.trace : []));
    return rehearser.coverage([...tested, ...tried]);
  }, [rehearser, stored, results, moments]);
}
