import type { PhoneNumber } from '#lib/database/generated/client.ts';
import { phoneAddress } from '#lib/numbers/phone-address.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A number as people write it; two providers may have the same one. Refuses when there is none, or more than one. */
export async function findNumber(
  workspace: Workspace,
  text: string,
  provider?: string,
): Promise<PhoneNumber> {
  const number = phoneAddress(text);
  const found = await workspace.prisma.phoneNumber.findMany({
    where: { workspaceId: workspace.id, number, ...(provider === undefined ? {} : { provider }) },
  });
  const [only, ...others] = found;
  if (only === undefined) throw new Refusal('number-not-found', { number });
  if (others.length === 0) return only;
  const providers = found.map((one) => one.provider).join(', ');
  throw new Refusal('number-unclear', { number, providers });
}
