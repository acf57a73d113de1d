import type { Database } from '#lib/database/connect.ts';
import { queueMessage } from '#lib/database/message-rows.ts';
import type { OutboxRow } from '#lib/database/outbox-rows.ts';
import { ProviderError } from '#lib/providers/provider.ts';
import type { Effect } from '#runtime/contract/effect.ts';

export type MessageEffect = Extract<Effect, { kind: 'send-message' }>;

export type PrepareMessage = {
  row: OutboxRow;
  effect: MessageEffect;
  /** The same with dots for what is secret: so it is kept. */
  shown: MessageEffect;
};

/**
 * Keeps the message in the list of messages, and finds the account that sends it. Rejects with a permanent `ProviderError` when it must not or cannot be
 * sent: its recipient wrote STOP, or there is no such account.
 */
export async function prepareMessage(
  { row, effect, shown }: PrepareMessage,
  { prisma, pool }: Database,
): Promise<{ accountId: string; provider: string }> {
  const { id, workspaceId, callId } = row;
  const account = effect.account === undefined ? ownAccount(row) : await named(effect.account);
  const message = {
    id,
    workspaceId,
    callId,
    accountId: account?.accountId ?? null,
    provider: account?.provider ?? row.provider,
    from: shown.from,
    to: shown.to,
    body: shown.text,
  };
  const { optedOut } = await queueMessage(pool, message, effect.to);
  if (!account) throw new ProviderError(missing(effect.account), true);
  if (optedOut) throw new ProviderError('The recipient opted out of messages (STOP).', true);
  return account;

  /** By what people call it, or by the provider's own id of it. */
  async function named(name: string): Promise<{ accountId: string; provider: string } | null> {
    const found = await prisma.providerAccount.findMany({
      where: { workspaceId, OR: [{ name }, { accountId: name }] },
      select: { id: true, name: true, provider: true },
    });
    const one = found.find((candidate) => candidate.name === name) ?? found[0];
    return one ? { accountId: one.id, provider: one.provider } : null;
  }
}

function ownAccount({ accountId, provider }: OutboxRow): { accountId: string; provider: string } | null {
  return accountId === null ? null : { accountId, provider };
}

function missing(name: string | undefined): string {
  return name === undefined
    ? 'The provider account is gone.'
    : `There is no provider account “${name}” to send it.`;
}
