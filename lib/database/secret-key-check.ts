import type { PrismaClient } from '#lib/database/generated/client.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { log } from '#lib/log.ts';
import { secrets } from '#lib/secrets.ts';

/**
 * Notes in an empty database which secret key it is used with, and later says so loudly when a process comes with another one: all it
 * sealed would be unreadable to the others, and theirs to it.
 */
export async function checkSecretKey(prisma: PrismaClient): Promise<void> {
  if (!(await isRightKey(prisma))) log().error(wrongKey);
}

/** Whether this process has the key that the database is used with; in an empty one its key becomes that. */
export async function isRightKey(prisma: PrismaClient): Promise<boolean> {
  const fingerprint = secrets().sign('secret-key-check', 'ringtree');
  const setting = { workspaceId, key: 'secret-key' };
  // Several processes may start on an empty database at once.
  await prisma.setting.createMany({ data: { ...setting, value: fingerprint }, skipDuplicates: true });
  const { value } = await prisma.setting.findUniqueOrThrow({ where: { workspaceId_key: setting } });
  return value === fingerprint;
}

const wrongKey =
  'RINGTREE_SECRET_KEY (or the key file in the data folder) is not the one that this database was used with: ' +
  'stored credentials cannot be read. Set the former key, or enter the credentials again.';
