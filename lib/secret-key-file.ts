import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key in `<folder>/secret.key` (64 hexadecimal digits, mode 0600), made when missing. Throws when the file holds something else. */
export function readKeyFile(folder: string): Uint8Array {
  const file = join(folder, 'secret.key');
  if (!statSync(file, { throwIfNoEntry: false })) makeKeyFile(folder, file);
  if (statSync(file).mode & 0o077) chmodSync(file, 0o600);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error(`${file} holds no key of 64 hexadecimal digits.`);
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** Writes beside and links into place: of two processes one wins and both read the same, whole key. */
function makeKeyFile(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
