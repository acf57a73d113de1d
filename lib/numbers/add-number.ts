import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { phoneAddress } from '#lib/numbers/phone-address.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Notes that an account has this phone number; nothing answers it until it is assigned to a flow. */
export async function addNumber(
  workspace: Workspace,
  account: ProviderAccount,
  { number: text, label = '' }: { number: string; label?: string },
): Promise<{ id: string; number: string }> {
  const number = phoneAddress(text);
  const { provider } = account;
  try {
    return await workspace.prisma.phoneNumber.create({
      data: { workspaceId: workspace.id, accountId: account.id, provider, number, label },
      select: { id: true, number: true },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('number-exists', { number, provider });
    throw error;
  }
}
