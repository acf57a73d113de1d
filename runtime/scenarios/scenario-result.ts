import type { ScenarioStep } from './scenario.ts';

/** What running a scenario on one provider showed. Milliseconds are of the virtual call. */
export type ScenarioResult = {
  scenario: string;
  provider: string;
  ok: boolean;
  /** In the order of the scenario, up to and with the first that failed. */
  steps: { step: ScenarioStep; ok: boolean; at: number; found: string }[];
  /** Why it failed in a sentence, '' when it did not. */
  problem: string;
  /** Nodes entered and outcomes left, of all versions passed. */
  passed: { version: string; node: string; port: string | null }[];
  /** What a person would read as the call's story; equal between the simulator and the running server. */
  outcome: ScenarioOutcome;
};

export type ScenarioOutcome = {
  /** Everything the caller heard, in order, as text. */
  heard: string[];
  rung: string[];
  sent: { to: string; text: string }[];
  ending: 'by-flow' | 'by-caller' | 'rejected' | 'by-error' | 'open';
};
