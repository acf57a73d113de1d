import { readPins } from '#lib/flows/pins.ts';
import { checks } from '#lib/flows/provider-checks.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { validate } from '#runtime/graph/validate.ts';

/** Everything wrong with a document as things stand in the workspace; `flow` is its id when it is stored already. */
export async function checkDocument(
  { id: workspaceId, prisma }: Workspace,
  document: FlowDocument,
  flow?: string,
): Promise<Problem[]> {
  const [audio, schedules, published, numbers] = await Promise.all([
    prisma.audioFile.findMany({ where: { workspaceId }, select: { id: true } }),
    prisma.schedule.findMany({ where: { workspaceId }, select: { id: true } }),
    prisma.flow.findMany({
      where: { workspaceId, archivedAt: null, currentVersionId: { not: null } },
      select: { id: true, currentVersion: { select: { subflows: true } } },
    }),
    flow === undefined
      ? []
      : prisma.phoneNumber.findMany({
          where: { flowId: flow },
          distinct: ['provider'],
          select: { provider: true },
        }),
  ]);
  return validate(document, {
    providers: checks,
    usedOn: numbers.map(({ provider }) => provider),
    known: {
      audio: new Set(audio.map(({ id }) => id)),
      schedule: new Set(schedules.map(({ id }) => id)),
      // A flow that runs itself is told of as a circle, and not as missing.
      flow: new Set([...published.map(({ id }) => id), ...(flow === undefined ? [] : [flow])]),
    },
    ...(flow === undefined ? {} : { flow }),
    subflows: new Map(
      published.map(({ id, currentVersion }) => [id, Object.keys(readPins(currentVersion?.subflows))]),
    ),
  });
}
