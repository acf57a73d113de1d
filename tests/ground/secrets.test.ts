import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeyFile } from '#lib/secret-key-file.ts';
import { createSecrets, UnsealError } from '#lib/secrets.ts';

const secrets = createSecrets(new Uint8Array(32).fill(1));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringtree-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was sealed is opened again, and is not to be read before', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
      const sealed = secrets.seal(text, context);
      expect(sealed).toMatch(/^rt1\.[A-Za-z0-9_-]+$/);
      expect(secrets.unseal(sealed, context)).toBe(text);
    }),
  );
});

test('bytes are sealed too', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(secrets.unsealBytes(secrets.sealBytes(bytes, 'c'), 'c')).toEqual(new Uint8Array(bytes));
    }),
  );
});

test('the same text is sealed differently each time', () => {
  expect(secrets.seal('4711', 'c')).not.toBe(secrets.seal('4711', 'c'));
});

test.each([
  ['another context', (sealed: string) => [sealed, 'other'] as const],
  [
    'a changed value',
    (sealed: string) => [`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'c'] as const,
  ],
  ['a cut value', (sealed: string) => [sealed.slice(0, 20), 'c'] as const],
  ['plain text', () => ['4711', 'c'] as const],
])('%s is not opened', (_, change) => {
  const [sealed, context] = change(secrets.seal('4711', 'c'));
  expect(() => secrets.unseal(sealed, context)).toThrow(UnsealError);
});

test('another key doesn’t open', () => {
  expect(() => createSecrets(new Uint8Array(32)).unseal(secrets.seal('4711', 'c'), 'c')).toThrow(UnsealError);
});

test('a signature holds for its purpose and message only', () => {
  const signature = secrets.sign('media', 'a');
  expect(signature).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(secrets.verify('media', 'a', signature)).toBe(true);
  expect(secrets.verify('media', 'b', signature)).toBe(false);
  expect(secrets.verify('other', 'a', signature)).toBe(false);
  expect(secrets.verify('media', 'a', '')).toBe(false);
});

test('the key file is made once, for its owner only', () => {
  const key = readKeyFile(join(folder, 'data'));
  expect(key).toHaveLength(32);
  expect(readKeyFile(join(folder, 'data'))).toEqual(key);
  expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
});

test('a key file that is open to others is closed', () => {
  writeFileSync(join(folder, 'secret.key'), 'ab'.repeat(32), { mode: 0o644 });
  expect(readKeyFile(folder)).toEqual(new Uint8Array(32).fill(0xab));
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('a key file that holds no key is refused and left alone', () => {
  writeFileSync(join(folder, 'secret.key'), 'nonsense');
  expect(() => readKeyFile(folder)).toThrow(/holds no key/);
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe('nonsense');
});
