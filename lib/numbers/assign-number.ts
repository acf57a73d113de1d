import type { Flow, PhoneNumber } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Lets a flow answer a number from the next call on; null lets none. A flow that is not published yet answers once it is. */
export async function assignNumber(
  workspace: Workspace,
  number: PhoneNumber,
  flow: Flow | null,
): Promise<void> {
  if (flow !== null && flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  await workspace.prisma.phoneNumber.update({
    where: { id: number.id },
    data: { flowId: flow?.id ?? null },
  });
}
