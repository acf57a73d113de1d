import type { Flow } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';

/** What callers meet of a flow. */
export type Standing = {
  /** Version that new calls start on; null before the first. */
  version: number | null;
  numbers: string[];
};

export async function readStanding({ prisma }: Workspace, flow: Flow): Promise<Standing> {
  const [version, numbers] = await Promise.all([
    flow.currentVersionId === null
      ? null
      : prisma.version.findUnique({ where: { id: flow.currentVersionId }, select: { number: true } }),
    prisma.phoneNumber.findMany({
      where: { flowId: flow.id },
      select: { number: true },
      distinct: ['number'],
      orderBy: { number: 'asc' },
    }),
  ]);
  return { version: version?.number ?? null, numbers: numbers.map(({ number }) => number) };
}
