import { z } from 'zod';
import { config } from '#lib/config.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { connectNumber } from '#lib/numbers/connect-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { listNumbers } from '#lib/numbers/list-numbers.ts';
import { listAccounts } from '#lib/provider-accounts/list-accounts.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

const Change = z.object({
  number: z.string().max(200),
  provider: z.string().max(64),
  /** `connect` sets our addresses at the provider. */
  change: z.enum(['assign', 'release', 'connect']),
});

export const GET = flowDoor(openDatabase, ({ workspace }) => all(workspace));

/** Lets this flow answer a number, or nothing answer it any more; or lets the provider send the number's calls here. */
export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { number, provider, change } = await readJson(request, Change);
  const found = await findNumber(workspace, number, provider);
  if (change === 'connect') await connectNumber(workspace, found, neededPublicUrl());
  else await assignNumber(workspace, found, change === 'assign' ? flow : null);
  return await all(workspace);
});

async function all(workspace: Workspace) {
  const [numbers, accounts] = await Promise.all([listNumbers(workspace), listAccounts(workspace)]);
  return { numbers, accounts: accounts.length, publicUrl: config().PUBLIC_URL ?? null };
}

function neededPublicUrl(): string {
  const { PUBLIC_URL } = config();
  if (PUBLIC_URL === undefined) throw new Refusal('no-public-url');
  return PUBLIC_URL;
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
