import { Refusal } from '#lib/refusal.ts';
import { type Secrets, secrets } from '#lib/secrets.ts';
import { SecretName } from '#runtime/contract/named-secret.ts';

/** A secret's value as its row holds it: bound to its place, so that it cannot be read under another name. */
export function sealValue(place: SecretPlace, value: string, box: Secrets = secrets()) {
  return box.sealBytes(Buffer.from(value), contextOf(place));
}

/** Throws `UnsealError` when it was sealed under another key or name. */
export function openValue(place: SecretPlace, sealed: Uint8Array, box: Secrets = secrets()): string {
  return Buffer.from(box.unsealBytes(sealed, contextOf(place))).toString();
}

/** `workspace` is its id. */
export type SecretPlace = { workspace: string; name: string };

function contextOf({ workspace, name }: SecretPlace): string {
  return `secret:${workspace}:${name}`;
}

/** The name as given, or a refusal. */
export function checkedName(name: string): string {
  if (!SecretName.safeParse(name).success) throw new Refusal('bad-secret-name', { name });
  return name;
}
