import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { AudioSource } from '#runtime/contract/document.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { type Route, routePath } from '#runtime/contract/routes.ts';

/** Where the application of a rehearsed call seems to be; a name that nobody can have (RFC 2606). */
const origin = 'https://ringtree.test';

/** The address of one of the application's webhooks. */
export function rehearsalUrl(provider: string, route: Route): string {
  return `${origin}/v1/${provider}${routePath(route)}`;
}

/** Path and query of a webhook, below `/v1/<provider>`; null for an address that is not the application's. */
export function rehearsalTarget(provider: string, url: string): { path: string; query: string } | null {
  const base = `${origin}/v1/${provider}`;
  if (!url.startsWith(`${base}/`)) return null;
  const [path = '', query = ''] = (url.slice(base.length).split('#')[0] ?? '').split('?');
  return { path, query };
}

/** The address under which a sound stands in a document. */
export function soundUrl(source: AudioSource): string {
  switch (source.kind) {
    case 'url':
      return source.url;
    case 'audio':
      return `${origin}/media/rehearsal/${source.audio}.wav`;
    case 'built-in':
      return `${origin}${builtInSounds[source.sound].path}`;
  }
}

/** Id of the uploaded sound at such an address, of a rehearsed call or a real one; null for any other. */
export function uploadedSound(url: string): string | null {
  return /\/media\/(?!built-in\/)[^/]+\/([^/?#]+)\.(?:wav|mp3)$/.exec(url)?.[1] ?? null;
}

/** Ringtree's own sounds by their id, wherever the call is; all others by their address. */
export function soundName(url: string): string {
  return uploadedSound(url) ?? /\/media\/built-in\/([^/.]+)\.wav$/.exec(url)?.[1] ?? url;
}

/** Milliseconds by address, of all sounds whose length is known. */
export function soundLengths(audio: Resources['audio']): Record<string, number> {
  const uploaded = Object.entries(audio).flatMap(([id, { seconds }]): [string, number][] =>
    seconds === null ? [] : [[soundUrl({ kind: 'audio', audio: id }), seconds * 1_000]],
  );
  const ours = Object.values(builtInSounds).map(({ path, seconds }): [string, number] => [
    `${origin}${path}`,
    seconds * 1_000,
  ]);
  return Object.fromEntries([...uploaded, ...ours]);
}
