import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/config.ts';

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    TURN_TIMEOUT_MS: 6000,
  });
});

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 });
});

test.each([
  ['DATABASE_URL', 'mysql://localhost/x', 'postgresql://user:password@host:5432/ringtree'],
  ['PORT', 'http', 'a whole number from 0 to 65535'],
  ['PORT', '3.5', 'a whole number from 0 to 65535'],
  ['PORT', '70000', 'a whole number from 0 to 65535'],
  ['PUBLIC_URL', 'phones.example.com', 'https://phones.example.com'],
  ['RINGTREE_SECRET_KEY', 'secret', '32 random bytes'],
  ['LOG_LEVEL', 'loud', 'trace, debug, info'],
  ['FALLBACK_LANGUAGE', 'German', 'a language tag like en-US'],
  ['FALLBACK_NUMBER', '0151 1234', '+15551234567'],
  ['RETENTION_DAYS', '0', 'a whole number from 1 to 36500'],
  ['ALLOW_PRIVATE_ADDRESSES', 'maybe', '1 or 0'],
  ['TURN_TIMEOUT_MS', '60000', 'a whole number from 100 to 14000'],
])('%s=%s is refused, naming the variable and what is expected', (name, value, expected) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    new RegExp(`${name}: expected .*${expected.replaceAll('+', '\\+')}`),
  );
});

test('all wrong variables are named at once', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT: [\s\S]*LOG_LEVEL: /);
});

test('values are made ready for use', () => {
  const read = readConfig({
    RINGTREE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_URL: 'https://phones.example.com/',
    ALLOW_PRIVATE_ADDRESSES: '1',
  });
  expect(read.RINGTREE_SECRET_KEY).toEqual(new Uint8Array(32).fill(7));
  expect(read.PUBLIC_URL).toBe('https://phones.example.com');
  expect(read.ALLOW_PRIVATE_ADDRESSES).toBe(true);
});

test('.env.example explains every variable', () => {
  const explained = new Set(
    readFileSync('.env.example', 'utf8')
      .match(/^#? ?[A-Z_]+(?==)/gm)
      ?.map((name) => name.replace(/^# ?/, '')),
  );
  const known =
    readFileSync('lib/config.ts', 'utf8')
      .match(/^ {2}[A-Z_]+(?=:)/gm)
      ?.map((name) => name.trim()) ?? [];
  expect([...explained].sort()).toEqual(known.sort());
});
