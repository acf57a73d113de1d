'use client';

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CallForm } from '#components/simulator/model/call-form.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { NameOf } from '#components/simulator/model/story.ts';
import { type Player, type PlayerStore, statesUntil } from '#components/simulator/player.ts';
import type { ScenarioStore } from '#components/simulator/scenarios/scenario-store.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Rehearsal } from '#runtime/rehearsal/rehearsal.ts';

/** What the parts of a handset share. */
export type Simulator = {
  player: PlayerStore;
  document: FlowDocument;
  rehearser: Rehearser;
  nameOf: NameOf;
  /** Kinds of providers that the flow may be answered on. */
  providers: readonly string[];
  /** All that there are a telephone for, to compare with. */
  others: readonly string[];
  /** null where nothing is kept. */
  scenarios: ScenarioStore | null;
  /** Id of the flow, for what is asked of the server; null where there is none to ask. */
  flow: string | null;
  /** Where the browser finds a sound by the address that the call has for it. */
  audioUrl: (url: string) => string;
  form: CallForm;
  setForm: (form: CallForm) => void;
};

export const SimulatorContext = createContext<Simulator | null>(null);

export function useSimulator(): Simulator {
  const simulator = useContext(SimulatorContext);
  if (simulator === null) throw new Error('useSimulator() works while a flow is tried only.');
  return simulator;
}

export function usePlayer<Part>(select: (player: Player) => Part): Part {
  return useStore(useSimulator().player, select);
}

/** The state of the call that is shown: where it is, or where one looks back to. */
export function useShownCall(): Rehearsal | null {
  return usePlayer((player) => statesUntil(player).at(-1) ?? null);
}
