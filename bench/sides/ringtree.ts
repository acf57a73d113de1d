import { join } from 'node:path';
import { connect } from '#lib/database/connect.ts';
import { migrate } from '#lib/database/migrate.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { addNumber } from '#lib/numbers/add-number.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { menuFlow } from '../menu-flow.ts';
import { calledNumber, placeOf, publicUrl, type Side, startProgram, stopProgram, token } from './side.ts';

const account = 'AC0123456789abcdef0123456789abcdef';
const secretKey = Buffer.alloc(32, 7).toString('base64');

/** Migrates the database, publishes the menu and assigns the number. */
export async function prepareRingtree(databaseUrl: string): Promise<void> {
  process.env['RINGTREE_SECRET_KEY'] = secretKey;
  await migrate(databaseUrl);
  const database = connect(databaseUrl, 2);
  const workspace = defaultWorkspace(database);
  await addAccount(workspace, { provider: 'twilio', accountId: account, tokens: [token] });
  const { flow } = await importFlow(workspace, { json: menuFlow() });
  await publishFlow(workspace, flow);
  await addNumber(workspace, await chooseAccount(workspace, { account }), { number: calledNumber });
  await assignNumber(workspace, await findNumber(workspace, calledNumber, 'twilio'), flow);
  await database.prisma.$disconnect();
  await database.pool.end();
}

/** One server process on a database that is prepared. Into the open file `log` it tells every garbage collection. */
export async function startRingtree(port: number, databaseUrl: string, log?: number): Promise<Side> {
  const environment = {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: publicUrl,
    RINGTREE_SECRET_KEY: secretKey,
    RINGTREE_ENV_FILE: '',
    PAGES: '0',
  };
  const program = join(import.meta.dirname, '../../server.ts');
  const command = log === undefined ? [program] : ['--trace-gc', program];
  const child = await startProgram(command, environment, { port, log });
  return {
    name: 'Ringtree',
    what: 'the whole server: signature, parse, step, durable commit, render',
    place: () => placeOf(port, '/v1/twilio/voice'),
    pid: child.pid ?? 0,
    stop: () => stopProgram(child),
  };
}
