import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** HMAC of a text under an account's token, as base64. */
export function hmac(algorithm: 'sha1' | 'sha256', token: string, text: string): string {
  return createHmac(algorithm, keyOf(token)).update(text).digest('base64');
}

/** Making a key costs as much as using it, and there are few tokens. */
function keyOf(token: string): KeyObject {
  const known = keys.get(token);
  if (known) return known;
  if (keys.size >= mostKeys) keys.clear();
  const key = createSecretKey(Buffer.from(token));
  keys.set(token, key);
  return key;
}

const keys = new Map<string, KeyObject>();
const mostKeys = 1_000;
