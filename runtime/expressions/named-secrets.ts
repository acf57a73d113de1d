import type { JsonObject } from '#runtime/contract/json.ts';
import { namedSecretToken, SecretName } from '#runtime/contract/named-secret.ts';
import type { Reference } from '#runtime/contract/node.ts';
import { namesIn } from './names.ts';

type Template = { field: string; source: string };

/** The stored secrets that templates name, for whoever asks where one is used. */
export function secretReferences(templates: readonly Template[]): Reference[] {
  return templates.flatMap(({ field, source }) =>
    [...new Set(secretsIn(source))].map((id) => ({ kind: 'secret' as const, id, field })),
  );
}

/** A token for each of them: what these templates know as `secrets`. No other template does, and none ever sees a value. */
export function secretTokens(templates: readonly Template[]): JsonObject {
  const known = templates
    .flatMap(({ source }) => secretsIn(source))
    .filter((name) => SecretName.safeParse(name).success);
  return Object.fromEntries(known.map((name) => [name, namedSecretToken(name)]));
}

function secretsIn(source: string): string[] {
  return namesIn(source).flatMap(([root, name]) =>
    root === 'secrets' && typeof name === 'string' ? [name] : [],
  );
}
