import type { PrismaClient } from '#lib/database/generated/client.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { log } from '#lib/log.ts';
import { secrets } from '#lib/secrets.ts';

/**
 * Notes in an empty database which secret key it is used with, and later says so loudly when a process comes with another one: all it
 * sealed would be unreadable to the others, and theirs to it.
 */
export async function checkSecretKey(prisma: PrismaClient): Promise<void> {
  const fingerprint = secrets().sign('secret-key-check', 'ringtree');
  const where = { workspaceId_key: { workspaceId, key: 'secret-key' } };
  const { value } = await prisma.setting.upsert({
    where,
    create: { ...where.workspaceId_key, value: fingerprint },
    update: {},
  });
  if (value !== fingerprint) log().error(wrongKey);
}

const wrongKey =
  'RINGTREE_SECRET_KEY (or the key file in the data folder) is not the one that this database was used with: ' +
  'stored credentials cannot be read. Set the former key, or enter the credentials again.';
