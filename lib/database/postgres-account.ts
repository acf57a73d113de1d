import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The system account that PostgreSQL runs as. */
export type PostgresAccount = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so under root another account does: `postgres` where the machine has it, else `ringtree`,
 * made when missing, else `nobody` where no account can be made. Otherwise undefined: it runs as we do.
 */
export async function postgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const present = (await find('postgres')) ?? (await find('ringtree'));
  if (present) return present;
  for (const [program, ...parameters] of waysToAdd) {
    await promisify(execFile)(program, parameters).catch(() => undefined);
    const made = await find('ringtree');
    if (made) return made;
  }
  const nobody = await find('nobody');
  if (nobody) return nobody;
  throw new Error(
    'PostgreSQL cannot run as root, and no account for it could be made. Set DATABASE_URL, or add an account named ringtree.',
  );
}

const waysToAdd: [string, ...string[]][] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/var/lib/ringtree',
    '--shell',
    '/usr/sbin/nologin',
    'ringtree',
  ],
  ['adduser', '--system', '--group', '--no-create-home', '--home', '/var/lib/ringtree', 'ringtree'],
  ['adduser', '-S', '-D', '-H', '-h', '/var/lib/ringtree', 'ringtree'],
];

/** Reads the account list itself: a small container may lack even `id`. */
async function find(name: string): Promise<PostgresAccount | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Nothing of ours (the secret key, say) reaches the other account's environment. Next.js's types want `NODE_ENV` in every environment. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C', NODE_ENV: 'production' };
}
