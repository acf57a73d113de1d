import type { Message } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';

export type MessageFilter = {
  /** Id of the call that sent it. */
  call?: string;
  /** Of either party. */
  number?: string;
  most: number;
};

export type MessageListing = Omit<Message, 'workspaceId' | 'accountId' | 'updatedAt'>;

/** The newest messages first. */
export async function listMessages(
  workspace: Workspace,
  { call, number, most }: MessageFilter,
): Promise<MessageListing[]> {
  return await workspace.prisma.message.findMany({
    where: {
      workspaceId: workspace.id,
      ...(call === undefined ? {} : { callId: call }),
      ...(number === undefined ? {} : { OR: [{ from: number }, { to: number }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    omit: { workspaceId: true, accountId: true, updatedAt: true },
  });
}
