import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '#lib/database/embedded.ts';
import { removeData } from '#tests/support/remove-data.ts';
import { ringtree } from './ringtree.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringtree-cli-data-'));
});
afterAll(() => removeData(folder));

const run = (...parameters: string[]) => ringtree(parameters, { environment: { RINGTREE_DATA: folder } });

test('without a server it starts the database for the while; with one it uses the server’s', async () => {
  const alone = await run('flow', 'import', join(process.cwd(), 'templates/conference-line.json'));
  expect(alone).toMatchObject({ status: 0, err: '', out: expect.stringContaining('no problems') });
  const held = await startEmbedded(folder);
  const beside = await run('flow', 'list', '--json');
  expect(JSON.parse(beside.out)).toMatchObject([{ slug: 'conference-line', version: null }]);
  expect(await held.release()).toBe(true);
}, 120_000);
