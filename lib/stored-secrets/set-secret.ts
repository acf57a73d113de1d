import { isRightKey } from '#lib/database/secret-key-check.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { checkedName, sealValue } from './stored-secret.ts';

/** Stores a secret under a name, encrypted; one of that name is replaced. Nothing shows its value again. */
export async function setSecret(
  { id, prisma }: Workspace,
  given: { name: string; value: string },
): Promise<{ name: string; replaced: boolean }> {
  const name = checkedName(given.name);
  if (given.value === '' || given.value.length > mostCharacters || hasControl(given.value))
    throw new Refusal('bad-secret-value', { most: mostCharacters });
  if (!(await isRightKey(prisma))) throw new Refusal('wrong-secret-key');
  const key = { workspaceId: id, name };
  const value = sealValue({ workspace: id, name }, given.value);
  const before = await prisma.storedSecret.findUnique({
    where: { workspaceId_name: key },
    select: { name: true },
  });
  await prisma.storedSecret.upsert({
    where: { workspaceId_name: key },
    create: { ...key, value },
    update: { value },
  });
  return { name, replaced: before !== null };
}

const mostCharacters = 4_000;

/** It would break out of a header. */
function hasControl(value: string): boolean {
  return /\p{Cc}/u.test(value);
}
