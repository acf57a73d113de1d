'use client';

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { noWay, useShownWay } from '#components/flow/shown-way.ts';
import { type CallForm, emptyForm } from '#components/simulator/model/call-form.ts';
import { wayOf } from '#components/simulator/model/call-way.ts';
import { namesOf } from '#components/simulator/model/names-of.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import { type PlayerStore, statesUntil } from '#components/simulator/player.ts';
import type { ScenarioStore } from '#components/simulator/scenarios/scenario-store.ts';
import type { Simulator } from '#components/simulator/simulator-context.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { uploadedSound } from '#runtime/rehearsal/rehearsal-address.ts';

type Given = {
  /** null until it is there. */
  bundle: FlowBundle | null;
  /** What is drawn now, in place of the bundle's own. */
  document: FlowDocument;
  player: PlayerStore;
  /** null for somebody who tries the flow by a link: nothing is kept then, and nothing asked for real. */
  scenarios: ScenarioStore | null;
};

/** All that a handset needs to play calls of a flow; the canvas shows their way. null until it is loaded. */
export function useSimulatorOf({ bundle, document, player, scenarios }: Given): Simulator | null {
  const rehearser = useRehearser(bundle, document);
  const nameOf = useMemo(() => namesOf(document), [document]);
  const [typed, setForm] = useState<CallForm | null>(null);
  const shown = useStore(player, (state) => statesUntil(state).at(-1) ?? null);
  const version = bundle?.version ?? '';
  useEffect(() => {
    useShownWay.setState(shown === null ? noWay : wayOf(shown.moments, version));
  }, [shown, version]);
  useEffect(() => () => useShownWay.setState(noWay), []);
  return useMemo(() => {
    if (bundle === null || rehearser === null) return null;
    const { providers, numbers, flow, audioPaths } = bundle;
    const form =
      typed ?? emptyForm({ provider: providers[0] ?? 'twilio', to: numbers[0]?.number ?? '+14155550100' });
    return {
      player,
      document,
      rehearser,
      nameOf,
      providers,
      others: rehearser.providers,
      scenarios,
      flow: scenarios === null ? null : flow.id,
      audioUrl: (url) => audioPaths[uploadedSound(url) ?? ''] ?? builtInPath(url) ?? url,
      form,
      setForm,
    };
  }, [bundle, rehearser, player, document, nameOf, scenarios, typed]);
}

/** A sound that comes with Ringtree lies on this server too. */
function builtInPath(url: string): string | undefined {
  return Object.values(builtInSounds).find(({ path }) => url.endsWith(path))?.path;
}

type CreateRehearser = (bundle: FlowBundle, document: FlowDocument) => Rehearser;

/** Engine and telephones are loaded only for those who try a flow. */
function useRehearser(bundle: FlowBundle | null, document: FlowDocument): Rehearser | null {
  const [create, setCreate] = useState<{ createRehearser: CreateRehearser } | null>(null);
  const wanted = bundle !== null;
  useEffect(() => {
    if (wanted) void import('#components/simulator/model/create-rehearser.ts').then(setCreate);
  }, [wanted]);
  return useMemo(
    () => (bundle === null || create === null ? null : create.createRehearser(bundle, document)),
    [bundle, create, document],
  );
}
