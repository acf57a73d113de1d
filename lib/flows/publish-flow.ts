import { createHash } from 'node:crypto';
import type { Flow, Prisma } from '#lib/database/generated/client.ts';
import { checkDocument } from '#lib/flows/check-document.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { runScenarios } from '#lib/scenarios/run-scenarios.ts';
import type { VersionOverride } from '#lib/scenarios/scenario-api.ts';
import { ScenariosFailed } from '#lib/scenarios/scenarios-failed.ts';
import type { Workspace } from '#lib/workspace.ts';
import { canonical } from '#runtime/contract/canonical.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';

export type PublishedFlow = {
  version: { id: string; number: number; checksum: string };
  /** The draft is what is published already: nothing was made. */
  unchanged: boolean;
  /** Warnings: errors refuse. */
  problems: Problem[];
  /** Scenarios that are red, and were overridden. */
  red: ScenarioResult[];
};

export type PublishFlow = {
  note?: string;
  author?: string;
  /** Why it is published although scenarios are red; kept with the version then. */
  override?: string;
  /** Of a flow that ships with Ringtree: its scenarios were played before it shipped, so they are kept and not played again. */
  proven?: true;
};

/**
 * Makes the draft the version that new calls start on; calls under way stay on theirs. The versions that its subflows are at
 * now are pinned, and its scenarios are kept with it. Refuses a flow with errors, and lists them; then one whose scenarios are red on any of its
 * providers, unless it is told why that shall be.
 */
export async function publishFlow(
  workspace: Workspace,
  flow: Flow,
  { note = '', author, override, proven }: PublishFlow = {},
): Promise<PublishedFlow> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  const bundle = await readBundle(workspace, flow, 'draft');
  const { document, pins: subflows } = bundle;
  const problems = await checkDocument(workspace, document, flow.id);
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new Refusal('flow-has-errors', { flow: flow.slug }, problems);
  }
  const checksum = createHash('sha256').update(canonical({ document, subflows })).digest('hex');
  const published = await alreadyPublished(workspace.prisma, flow, checksum);
  if (published !== null) return { version: published, unchanged: true, problems, red: [] };
  const scenarios = (await listScenarios(workspace, flow)).map(({ scenario }) => scenario);
  const results = proven ? [] : await runScenarios({ bundle, scenarios });
  const red = results.filter(({ ok }) => !ok);
  if (red.length > 0 && override === undefined) throw new ScenariosFailed(flow.slug, red);
  return await workspace.prisma.$transaction(async (transaction) => {
    // Two who publish at once come one after the other, so that numbers have no gaps and no twins.
    await transaction.$queryRaw`select 1 from flows where id = ${flow.id}::uuid for update`;
    const meanwhile = await alreadyPublished(transaction, flow, checksum);
    if (meanwhile !== null) return { version: meanwhile, unchanged: true, problems, red: [] };
    const last = await lastVersion(transaction, flow);
    const version = await transaction.version.create({
      data: {
        workspaceId: workspace.id,
        flowId: flow.id,
        number: (last?.number ?? 0) + 1,
        document: jsonColumn(document),
        subflows,
        scenarios: scenarios.map(jsonColumn),
        ...(red.length === 0 ? {} : { override: jsonColumn(overridden(override ?? '', red)) }),
        note,
        author: author ?? null,
        checksum,
      },
      select: { id: true, number: true },
    });
    await transaction.flow.update({ where: { id: flow.id }, data: { currentVersionId: version.id } });
    return { version: { ...version, checksum }, unchanged: false, problems, red };
  });
}

async function lastVersion({ version }: Pick<Prisma.TransactionClient, 'version'>, flow: Flow) {
  return await version.findFirst({
    where: { flowId: flow.id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, checksum: true, currentOf: { select: { id: true } } },
  });
}

/** The last version when it is this very document and callers hear it. */
async function alreadyPublished(
  prisma: Pick<Prisma.TransactionClient, 'version'>,
  flow: Flow,
  checksum: string,
): Promise<PublishedFlow['version'] | null> {
  const last = await lastVersion(prisma, flow);
  if (last === null || last.checksum !== checksum || last.currentOf === null) return null;
  return { id: last.id, number: last.number, checksum };
}

function overridden(reason: string, red: readonly ScenarioResult[]): VersionOverride {
  const told = red.slice(0, mostTold).map(({ scenario, provider, problem }) => ({
    scenario,
    provider,
    problem: problem.slice(0, mostOfProblem).replace(/\p{Cs}$/u, ''),
  }));
  return { reason, red: told };
}

/** Enough to see what was wrong; a version keeps it for ever. */
const mostTold = 100;
const mostOfProblem = 500;
