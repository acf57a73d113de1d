import { join } from 'node:path';
import pg from 'pg';
import { placeOf, publicUrl, type Side, startProgram, stopProgram, token } from './side.ts';

/** `databaseUrl` is an empty database of its own. */
export async function startExpress(port: number, databaseUrl: string): Promise<Side> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    'create table calls (id text primary key, state jsonb not null, updated_at timestamptz not null default now())',
  );
  await client.end();
  const environment = { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: token, DATABASE_URL: databaseUrl };
  const program = join(import.meta.dirname, '../apps/express-menu.ts');
  const child = await startProgram([program], environment, { port });
  return {
    name: 'Express app',
    what: 'Express 5, twilio.webhook(), pg with a prepared read and upsert, VoiceResponse',
    place: () => placeOf(port, '/voice'),
    pid: child.pid ?? 0,
    stop: () => stopProgram(child),
  };
}
