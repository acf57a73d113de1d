import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chown,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type PostgresAccount,
  postgresAccount,
  postgresEnvironment,
} from '#lib/database/postgres-account.ts';
import { type PostgresBinaries, postgresBinaries } from '#lib/database/postgres-binaries.ts';

/** An initialised PostgreSQL cluster: its programs, its folder, and how to log in. */
export type Cluster = {
  binaries: PostgresBinaries;
  dataFolder: string;
  logFile: string;
  account: PostgresAccount | undefined;
  user: string;
  password: string;
};

/**
 * Finds or makes the cluster of a data folder. It lies in `<data>/postgres`; under root in `/var/lib/ringtree/<hash>`, because
 * the account that runs PostgreSQL can't reach into a folder of mode 0700. The hash is of an id in the data folder, so that the folder may be
 * moved, and a new checkout in an old place never gets the old one's data.
 */
export async function prepareCluster(ringtreeData: string): Promise<Cluster> {
  await mkdir(ringtreeData, { recursive: true, mode: 0o700 });
  const account = await postgresAccount();
  const home = await clusterHome(ringtreeData, account);
  const binaries = await postgresBinaries(account ? rootFolder : undefined);
  await mkdir(home, { recursive: true, mode: 0o700 });
  if (account) await chown(home, account.uid, account.gid);
  const cluster = {
    binaries,
    account,
    user: 'ringtree',
    dataFolder: join(home, 'data'),
    logFile: join(home, 'postgres.log'),
  };
  if (!(await exists(join(cluster.dataFolder, 'PG_VERSION')))) await initialise(cluster, home);
  const password = (await readFile(join(cluster.dataFolder, passwordFile), 'utf8')).trim();
  return { ...cluster, password };
}

const rootFolder = '/var/lib/ringtree';

/** Lies in the cluster's folder, so that the two can't be parted. */
const passwordFile = 'ringtree-password';

/** The folder that holds a data folder's cluster and its log. */
export async function clusterHome(
  ringtreeData: string,
  account: PostgresAccount | undefined,
): Promise<string> {
  return account ? await homeUnderRoot(ringtreeData) : join(await realpath(ringtreeData), 'postgres');
}

async function homeUnderRoot(ringtreeData: string): Promise<string> {
  const idFile = join(ringtreeData, 'postgres-id');
  const fresh = randomBytes(8).toString('hex');
  const draft = `${idFile}.${fresh}`;
  await writeFile(draft, fresh, { mode: 0o600 });
  // A link appears whole or not at all; of two processes one is first.
  await link(draft, idFile).catch(() => undefined);
  await rm(draft);
  const id = await readFile(idFile, 'utf8');
  const hash = createHash('sha256').update(id).digest('hex');
  return join(rootFolder, hash.slice(0, 16));
}

/** Initialises beside and renames into place: a crash half-way leaves nothing, and of two processes one wins. */
async function initialise(cluster: Omit<Cluster, 'password'>, home: string): Promise<void> {
  const { account, binaries, dataFolder, user } = cluster;
  const draft = await mkdtemp(join(home, 'initialising-'));
  const folder = join(draft, 'data');
  const secret = join(draft, 'password');
  try {
    await writeFile(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (account) await Promise.all([draft, secret].map((path) => chown(path, account.uid, account.gid)));
    const options = [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256',
    ];
    await promisify(execFile)(
      binaries.initdb,
      [`--pgdata=${folder}`, `--username=${user}`, `--pwfile=${secret}`, ...options],
      {
        ...account,
        cwd: draft,
        env: postgresEnvironment(),
      },
    );
    await rename(secret, join(folder, passwordFile));
    await rename(folder, dataFolder);
  } catch (error) {
    if (!(await exists(join(dataFolder, 'PG_VERSION'))))
      throw new Error(`PostgreSQL could not be initialised in ${home}.`, { cause: error });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
