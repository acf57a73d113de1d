import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { flowsUsing } from '#lib/flows/flows-using.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/**
 * Forgets an account, its tokens, and its numbers; resolves to those. Refuses while a flow answers one of them or sends messages
 * through the account, and while a call of it is under way.
 */
export async function removeAccount(workspace: Workspace, account: ProviderAccount): Promise<string[]> {
  const { prisma } = workspace;
  const { id, name, accountId } = account;
  const numbers = await prisma.phoneNumber.findMany({
    where: { accountId: id },
    select: { number: true, flowId: true },
    orderBy: { number: 'asc' },
  });
  const answered = numbers.filter(({ flowId }) => flowId !== null);
  if (answered.length > 0) {
    const list = answered.map(({ number }) => number).join(', ');
    throw new Refusal('account-has-numbers', { account: name, numbers: list });
  }
  const references = [name, accountId].map((one) => flowsUsing(workspace, { kind: 'account', id: one }));
  const flows = [...new Set((await Promise.all(references)).flat())].sort();
  if (flows.length > 0) throw new Refusal('account-in-use', { account: name, flows: flows.join(', ') });
  const calls = await prisma.call.count({ where: { accountId: id, status: 'live' } });
  if (calls > 0) throw new Refusal('account-in-call', { account: name });
  await prisma.providerAccount.delete({ where: { id } });
  return numbers.map(({ number }) => number);
}
