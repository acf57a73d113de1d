import type { Database } from '#lib/database/connect.ts';
import { defaultWorkspaceId } from '#lib/database/workspace.ts';

/** Whose data is meant, and the way to it. */
export type Workspace = { id: string; prisma: Database['prisma'] };

/** The one workspace that there is until people sign in. */
export function defaultWorkspace(database: Database): Workspace {
  return { id: defaultWorkspaceId, prisma: database.prisma };
}
