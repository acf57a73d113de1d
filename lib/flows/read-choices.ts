import { listSecrets } from '#lib/stored-secrets/list-secrets.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Reference } from '#runtime/contract/node.ts';

export type Choices = Partial<Record<Reference['kind'], { id: string; label: string }[]>>;

/** What the steps of a flow can refer to, by name, for lists to choose from; `flow` is the flow's own id. */
export async function readChoices(workspace: Workspace, flow: string): Promise<Choices> {
  const { id: workspaceId, prisma } = workspace;
  const named = {
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  } as const;
  const [audio, schedules, flows, numbers, secrets, accounts] = await Promise.all([
    prisma.audioFile.findMany(named),
    prisma.schedule.findMany(named),
    prisma.flow.findMany({
      ...named,
      where: { workspaceId, archivedAt: null, currentVersionId: { not: null }, id: { not: flow } },
    }),
    prisma.phoneNumber.findMany({
      where: { workspaceId },
      select: { number: true, label: true },
      distinct: ['number'],
      orderBy: { number: 'asc' },
    }),
    listSecrets(workspace),
    prisma.providerAccount.findMany({
      where: { workspaceId },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  return {
    audio: audio.map(choiceOf),
    schedule: schedules.map(choiceOf),
    flow: flows.map(choiceOf),
    number: numbers.map(({ number, label }) => ({
      id: number,
      label: label === '' ? number : `${label} (${number})`,
    })),
    account: accounts.map(({ name }) => ({ id: name, label: name })),
    secret: secrets.map(({ name }) => ({ id: name, label: name })),
  };
}

function choiceOf({ id, name }: { id: string; name: string }) {
  return { id, label: name };
}
