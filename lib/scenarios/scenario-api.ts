import { z } from 'zod';
import { Scenario } from '#runtime/scenarios/scenario.ts';

/**
 * What the pages say to the server about a flow's scenarios, below `/api/flows/<flow>`; writes are POST.
 *
 * - `GET /scenarios` → `StoredScenarios`
 * - `POST /scenarios` `AddScenarios` → `StoredScenarios`, the added ones
 * - `POST /scenarios/<id>` `SaveScenario` → `StoredScenario`; 409 `scenario-changed` when somebody else did meanwhile
 * - `POST /scenarios/<id>/remove` `{}` → `{}`
 * - `POST /scenarios/order` `OrderScenarios` → `StoredScenarios`, all in their new order
 * - `POST /scenarios/run` `RunScenarios` → `ScenarioRun`
 * - `GET /versions/<number>/scenarios` → `{ scenarios: Scenario[] }`, those that it was published with
 * - `POST /publish` `Publish` → `{ version, unchanged }`; 422 `scenarios-failed`, with `results` as in `ScenarioRun`, the red ones alone
 *
 * Other refusals are `{ code, message, problems }` as everywhere.
 */
export const StoredScenario = z.object({
  id: z.string(),
  /** Counts its changes; saving names the one that was changed. */
  revision: z.number(),
  updatedAt: z.string(),
  scenario: Scenario,
});
export type StoredScenario = z.infer<typeof StoredScenario>;

/** In the order of the page. */
export const StoredScenarios = z.object({ scenarios: z.array(StoredScenario) });
export type StoredScenarios = z.infer<typeof StoredScenarios>;

export const AddScenarios = z.strictObject({
  scenarios: z.array(Scenario).min(1),
  /** A name that is taken: refused with 409 `scenario-exists`, or a number is put behind it. */
  taken: z.enum(['refuse', 'count']).default('refuse'),
});

export const SaveScenario = z.strictObject({ scenario: Scenario, revision: z.number().int() });

/** All ids of the flow's scenarios. */
export const OrderScenarios = z.strictObject({ ids: z.array(z.uuid()).max(10_000) });

export const RunScenarios = z.strictObject({
  /** `draft`, `published` or a version's number. A version runs today's scenarios too. */
  of: z.union([z.enum(['draft', 'published']), z.number().int().min(1)]).default('draft'),
  /** Ids; without them all. */
  scenarios: z.array(z.uuid()).optional(),
  /** Kinds; without them those of the flow's numbers, else all that Ringtree knows. */
  providers: z.array(z.string().max(64)).max(20).optional(),
});

/** As `runtime/scenarios/scenario-result.ts` has it; the steps and the outcome are the page's to read. */
const Result = z.object({
  scenario: z.string(),
  provider: z.string(),
  ok: z.boolean(),
  steps: z.array(z.object({ step: z.json(), ok: z.boolean(), at: z.number(), found: z.string() })),
  problem: z.string(),
  passed: z.array(z.object({ version: z.string(), node: z.string(), port: z.string().nullable() })),
  outcome: z.object({
    heard: z.array(z.string()),
    rung: z.array(z.string()),
    sent: z.array(z.object({ to: z.string(), text: z.string() })),
    ending: z.enum(['by-flow', 'by-caller', 'rejected', 'by-error', 'open']),
  }),
});

export const ScenarioRun = z.object({
  ok: z.boolean(),
  /** Scenarios in their order, each on all its providers. */
  results: z.array(Result),
});
export type ScenarioRun = z.infer<typeof ScenarioRun>;

export const Publish = z.strictObject({
  note: z.string().trim().max(500).default(''),
  /** Why it is published although scenarios are red; kept with the version. */
  override: z.string().trim().min(1).max(500).optional(),
});

/** With a version in `GET /versions`; null when all was green. */
export const VersionOverride = z.object({
  reason: z.string(),
  red: z.array(z.object({ scenario: z.string(), provider: z.string(), problem: z.string() })),
});
export type VersionOverride = z.infer<typeof VersionOverride>;
