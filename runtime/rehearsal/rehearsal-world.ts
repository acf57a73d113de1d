import type { Resources } from '#runtime/contract/resources.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';
import type { VirtualProvider } from '#runtime/simulator/virtual-provider.ts';

/** What a rehearsed call meets: the flow, what lives outside of it, and what look-ups find. */
export type RehearsalWorld = {
  /** A compiled draft or version, with its pinned subflows. */
  program: Program;
  resources: Resources;
  /** The first that fits answers; a look-up that none fits waits for whoever plays the call. */
  lookUps?: readonly LookUpRule[];
  /** By kind of provider, in place of those that there are; for tests. */
  virtualProviders?: Readonly<Record<string, VirtualProvider>>;
};

export type LookUpRule = {
  /** Name of the step; without it of any. */
  step?: string;
  kind?: Need['kind'];
  finds: LookUpAnswer;
};
