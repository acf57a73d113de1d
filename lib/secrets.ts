import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { config } from '#lib/config.ts';
import { processWide } from '#lib/process-wide.ts';
import { readKeyFile } from '#lib/secret-key-file.ts';

/**
 * Encryption at rest and signatures, with keys derived from one secret of 32 bytes. `context` says what a sealed value belongs to, such as
 * `provider-account:<id>`: opening it under another context fails, so that a value can't be moved to another row.
 */
export type Secrets = {
  /** AES-256-GCM; the result is text: `rt1.` and base64url. */
  seal: (text: string, context: string) => string;
  /** Throws `UnsealError` when the value, the context or the key isn't the one it was sealed with. */
  unseal: (sealed: string, context: string) => string;
  /** The same for bytes: `rt1`, 12 bytes of nonce, 16 of tag, the rest. */
  sealBytes: (bytes: Uint8Array, context: string) => Uint8Array<ArrayBuffer>;
  unsealBytes: (sealed: Uint8Array, context: string) => Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 as base64url (43 characters) under a key of this purpose, such as `media`. */
  sign: (purpose: string, message: string) => string;
  verify: (purpose: string, message: string, signature: string) => boolean;
};

/** A sealed value that can't be opened. It says nothing of why: there is nothing a caller could do differently. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/** The process's secrets: under `RINGTREE_SECRET_KEY`, else under the key file in the data folder, made when missing. */
export function secrets(): Secrets {
  return processWide('secrets', () => {
    const { RINGTREE_SECRET_KEY, RINGTREE_DATA } = config();
    return createSecrets(RINGTREE_SECRET_KEY ?? readKeyFile(RINGTREE_DATA));
  });
}

/** Secrets under `key`, 32 bytes. */
export function createSecrets(key: Uint8Array): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `ringtree ${purpose}`, 32));
  const sealingKey = derive('seal');
  const signingKeys = new Map<string, KeyObject>();

  const sealBytes: Secrets['sealBytes'] = (bytes, context) => {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return new Uint8Array(Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]));
  };

  const unsealBytes: Secrets['unsealBytes'] = (sealed, context) => {
    const bytes = Buffer.from(sealed);
    const [nonceStart, tagStart] = [prefix.length, prefix.length + nonceLength];
    const bodyStart = tagStart + tagLength;
    if (bytes.length < bodyStart || !bytes.subarray(0, nonceStart).equals(prefix))
      throw new UnsealError('Not sealed.');
    try {
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(nonceStart, tagStart))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(tagStart, bodyStart));
      return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(bodyStart)), decipher.final()]));
    } catch {
      throw new UnsealError(
        'A sealed value cannot be opened: another key, another place, or it was changed.',
      );
    }
  };

  const sign: Secrets['sign'] = (purpose, message) => {
    const signingKey = signingKeys.get(purpose) ?? createSecretKey(derive(`sign ${purpose}`));
    signingKeys.set(purpose, signingKey);
    return createHmac('sha256', signingKey).update(message).digest('base64url');
  };

  return {
    sealBytes,
    unsealBytes,
    sign,
    seal: (text, context) => {
      const sealed = sealBytes(Buffer.from(text), context).subarray(prefix.length);
      return `${prefix}.${Buffer.from(sealed).toString('base64url')}`;
    },
    unseal: (sealed, context) => {
      if (!sealed.startsWith(`${prefix}.`)) throw new UnsealError('Not sealed.');
      const bytes = Buffer.from(sealed.slice(prefix.length + 1), 'base64url');
      return Buffer.from(unsealBytes(Buffer.concat([prefix, bytes]), context)).toString();
    },
    verify: (purpose, message, signature) => {
      const [expected, given] = [Buffer.from(sign(purpose, message)), Buffer.from(signature)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

/** Names the format, so that another can follow. */
const prefix = Buffer.from('rt1');
const nonceLength = 12;
const tagLength = 16;
