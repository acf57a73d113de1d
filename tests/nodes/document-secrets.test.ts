import { expect, test } from 'vitest';
import type { Document } from '#runtime/contract/document.ts';
import { documentSecrets, fillDocumentSecrets } from '#runtime/contract/document-secrets.ts';
import { namedSecretToken } from '#runtime/contract/named-secret.ts';
import { secretToken } from '#runtime/contract/secret.ts';

const stream = (url: string, parameters: Record<string, string> = {}): Document => ({
  instructions: [
    { kind: 'pause', seconds: 1 },
    { kind: 'stream', url, parameters, name: '', audio: 'mulaw-8000', timeLimitSeconds: 60 },
  ],
});
const [a, b] = [namedSecretToken('A'), namedSecretToken('B')];
const value = (name: string) => `wss://${name}/?&`;

test('names each secret once', () => {
  expect(documentSecrets(stream(`wss://agent.example/${a}`, { one: a, two: `${b}${a}` }), {})).toEqual([
    'A',
    'B',
  ]);
  expect(documentSecrets(stream('wss://agent.example'), {})).toEqual([]);
});

test('finds them in what the call itself keeps secret', () => {
  const own = `wss://agent.example/${a}/1234`;
  expect(documentSecrets(stream(secretToken('s1')), { s1: own })).toEqual(['A']);
});

test('keeps a value one part of the address, unless the address begins with it', () => {
  const filled = (url: string) => fillDocumentSecrets(stream(url), value).instructions[1];
  expect(filled(`wss://agent.example/${a}/x`)).toMatchObject({
    url: 'wss://agent.example/wss%3A%2F%2FA%2F%3F%26/x',
  });
  expect(filled(`${a}${b}`)).toMatchObject({ url: 'wss://A/?&wss%3A%2F%2FB%2F%3F%26' });
});

test('writes it into parameters as it is', () => {
  expect(fillDocumentSecrets(stream('wss://x', { one: `Bearer ${a}` }), value).instructions[1]).toMatchObject(
    {
      parameters: { one: 'Bearer wss://A/?&' },
    },
  );
});
