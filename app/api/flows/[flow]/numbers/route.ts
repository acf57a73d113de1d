import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { listNumbers } from '#lib/numbers/list-numbers.ts';
import { listAccounts } from '#lib/provider-accounts/list-accounts.ts';
import type { Workspace } from '#lib/workspace.ts';

const Assign = z.object({ number: z.string().max(200), provider: z.string().max(64), assigned: z.boolean() });

export const GET = flowDoor(openDatabase, ({ workspace }) => all(workspace));

/** Lets this flow answer a number, or nothing answer it any more. */
export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { number, provider, assigned } = await readJson(request, Assign);
  await assignNumber(workspace, await findNumber(workspace, number, provider), assigned ? flow : null);
  return await all(workspace);
});

async function all(workspace: Workspace) {
  const [numbers, accounts] = await Promise.all([listNumbers(workspace), listAccounts(workspace)]);
  return { numbers, accounts: accounts.length };
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
