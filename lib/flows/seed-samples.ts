import type { Database } from '#lib/database/connect.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { readable } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import { importScenarios } from '#lib/scenarios/import-scenarios.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { ScenarioFile } from '#runtime/scenarios/scenario.ts';
import callerSurvey from '#templates/caller-survey.json' with { type: 'json' };
import callerSurveyScenarios from '#templates/caller-survey.scenarios.json' with { type: 'json' };
import clinicFrontDesk from '#templates/clinic-front-desk.json' with { type: 'json' };
import clinicFrontDeskScenarios from '#templates/clinic-front-desk.scenarios.json' with { type: 'json' };
import conferenceLine from '#templates/conference-line.json' with { type: 'json' };
import conferenceLineScenarios from '#templates/conference-line.scenarios.json' with { type: 'json' };
import onCallRota from '#templates/on-call-rota.json' with { type: 'json' };
import onCallRotaScenarios from '#templates/on-call-rota.scenarios.json' with { type: 'json' };
import shopOrderLookUp from '#templates/shop-order-lookup.json' with { type: 'json' };
import shopOrderLookUpScenarios from '#templates/shop-order-lookup.scenarios.json' with { type: 'json' };
import supportLine from '#templates/support-line.json' with { type: 'json' };
import supportLineScenarios from '#templates/support-line.scenarios.json' with { type: 'json' };

const samples: Readonly<Record<string, Sample>> = {
  'clinic-front-desk': { flow: clinicFrontDesk, scenarios: clinicFrontDeskScenarios },
  'conference-line': { flow: conferenceLine, scenarios: conferenceLineScenarios },
  'shop-order-lookup': { flow: shopOrderLookUp, scenarios: shopOrderLookUpScenarios },
  'on-call-rota': { flow: onCallRota, scenarios: onCallRotaScenarios },
  'support-line': { flow: supportLine, scenarios: supportLineScenarios },
  'caller-survey': { flow: callerSurvey, scenarios: callerSurveyScenarios },
};

/** As the files have them. */
type Sample = { flow: unknown; scenarios: unknown };

/**
 * Puts the sample flows into a workspace that never had them, published and ready for a number. May run in several processes at
 * once and may be cut short: what is there is left alone, and it is noted as done only at the end. Deleted samples stay away.
 */
export async function seedSamples(database: Database): Promise<void> {
  const workspace = defaultWorkspace(database);
  const workspaceId_key = { workspaceId: workspace.id, key: 'samples-seeded' };
  const done = await database.prisma.setting.findUnique({ where: { workspaceId_key } });
  if (done !== null) return;
  for (const [slug, sample] of Object.entries(samples)) await seed(workspace, slug, sample);
  const note = { ...workspaceId_key, value: Object.keys(samples) };
  await database.prisma.setting.createMany({ data: note, skipDuplicates: true });
}

/** Somebody's own flow of this name is left as it is. */
async function seed(workspace: Workspace, slug: string, sample: Sample): Promise<void> {
  const flow = (await lookForFlow(workspace, slug)) ?? (await create(workspace, slug, sample.flow));
  if (flow === null || flow.currentVersionId !== null) return;
  const draft = await workspace.prisma.draft.findUnique({ where: { flowId: flow.id } });
  if (draft?.author !== author) return;
  const { scenarios } = ScenarioFile.parse(sample.scenarios);
  await importScenarios(workspace, flow, { scenarios, replace: false });
  await publishFlow(workspace, flow, { author, note: 'Came with Ringtree', proven: true });
}

/** null when another process was faster. */
async function create(workspace: Workspace, slug: string, json: unknown) {
  try {
    return await createFlow(workspace, { document: readable(json), slug, author });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'flow-exists') return null;
    throw error;
  }
}

const author = 'Ringtree';
