import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of the names and contents of files and folders; what isn't there counts as such. `skip` are paths to leave out. */
export function fingerprint(paths, skip = []) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, path, skip);
  return hash.digest('hex');
}

/** Whether the file `stamp` says that its neighbours were made from `print`. */
export function isMadeFrom(stamp, print) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

function add(hash, path, skip) {
  if (skip.includes(path)) return;
  const found = statSync(path, { throwIfNoEntry: false });
  hash.update(`${path}\0${found ? (found.isDirectory() ? 'folder' : found.size) : 'absent'}\0`);
  if (found?.isDirectory()) for (const name of readdirSync(path).sort()) add(hash, join(path, name), skip);
  else if (found) hash.update(readFileSync(path));
}
