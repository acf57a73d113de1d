import { z } from 'zod';

/** The name of a secret that the workspace keeps; templates of requests write it as `{{ secrets.NAME }}`. */
export const SecretName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);

/** As in `secret.ts`: it cannot come from outside. */
const mark = '\u0001';
const token = new RegExp(`${mark}named:([A-Za-z0-9_]+)${mark}`, 'g');

/**
 * Stands for a stored secret in a request that a step asks for. Whoever sends the request puts the value in its place, at the last
 * moment: no state, trace or log ever has it.
 */
export function namedSecretToken(name: string): string {
  return `${mark}named:${name}${mark}`;
}

/** The names of the stored secrets in a text. */
export function namedSecretsIn(text: string): string[] {
  return [...text.matchAll(token)].map(([, name = '']) => name);
}

/** The text with a value for each of them. */
export function fillNamedSecrets(text: string, value: (name: string) => string): string {
  return text.replace(token, (_, name: string) => value(name));
}

/** A filter of values that leaves these tokens whole. */
export function aroundNamedSecrets(text: string, escaped: (part: string) => string): string {
  const parts = text.split(new RegExp(`(${mark}named:[A-Za-z0-9_]+${mark})`));
  return parts.map((part) => (namedSecretsIn(part).length > 0 ? part : escaped(part))).join('');
}
