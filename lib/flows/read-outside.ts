import { readPins } from '#lib/flows/pins.ts';
import type { Outside } from '#lib/flows/validate-options.ts';
import type { Workspace } from '#lib/workspace.ts';

/** What a flow can lean on as things stand in the workspace; `flow` is its id when it is stored already. */
export async function readOutside({ id: workspaceId, prisma }: Workspace, flow?: string): Promise<Outside> {
  const [audio, schedules, secrets, accounts, published, numbers] = await Promise.all([
    prisma.audioFile.findMany({ where: { workspaceId }, select: { id: true } }),
    prisma.schedule.findMany({ where: { workspaceId }, select: { id: true } }),
    prisma.storedSecret.findMany({ where: { workspaceId }, select: { name: true } }),
    prisma.providerAccount.findMany({ where: { workspaceId }, select: { name: true, accountId: true } }),
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
  return {
    usedOn: numbers.map(({ provider }) => provider),
    known: {
      audio: audio.map(({ id }) => id),
      schedule: schedules.map(({ id }) => id),
      secret: secrets.map(({ name }) => name),
      account: accounts.flatMap(({ name, accountId }) => [name, accountId]),
      // A flow that runs itself is told of as a circle, and not as missing.
      flow: [...published.map(({ id }) => id), ...(flow === undefined ? [] : [flow])],
    },
    subflows: Object.fromEntries(
      published.map(({ id, currentVersion }) => [id, Object.keys(readPins(currentVersion?.subflows))]),
    ),
  };
}
