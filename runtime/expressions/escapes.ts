import { aroundNamedSecrets } from '#runtime/contract/named-secret.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';

type Escape = 'escape' | ((value: unknown) => string);

/** How a value becomes a part of a text that is read by a machine. Stored secrets are escaped when they are filled in. */
export const escapes: Record<Exclude<TextFormat, 'text'>, Escape> = {
  ssml: 'escape',
  json: (value) =>
    typeof value === 'string'
      ? aroundNamedSecrets(value, (part) => JSON.stringify(part).slice(1, -1))
      : value === null || value === undefined
        ? ''
        : JSON.stringify(value),
  url: (value) => aroundNamedSecrets(printed(value), urlPart),
};

/** Dots alone would lead to another folder, also as `%2e`, so they are written twice. */
function urlPart(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll('.', '%252E') : encoded;
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printed).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
