import { mediaPath } from '#lib/audio/media-url.ts';
import type { Secrets } from '#lib/secrets.ts';
import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { RenderContext } from '#runtime/contract/provider.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { type Route, routePath } from '#runtime/contract/routes.ts';

export type RenderContextInput = {
  call: string;
  provider: string;
  thread: string;
  document: number;
  baseUrl: string;
  /** Of the call, in milliseconds: what is signed expires so long after it that every repeat of a reply has the same bytes. */
  startedAt: number;
  audio: Resources['audio'];
  secrets: Secrets;
};

/** Where a document's addresses point to. */
export function renderContext(input: RenderContextInput): RenderContext {
  const { call, provider, thread, document, baseUrl, startedAt, audio, secrets } = input;
  return {
    call,
    thread,
    document,
    url: (route) => webhookUrl(baseUrl, provider, route),
    audioUrl: (source) => {
      if (source.kind === 'url') return source.url;
      if (source.kind === 'built-in') return `${baseUrl}${builtInSounds[source.sound].path}`;
      const contentType = audio[source.audio]?.contentType ?? 'audio/mpeg';
      return `${baseUrl}${mediaPath({ id: source.audio, contentType, expires: startedAt + mediaLifeMs }, secrets)}`;
    },
  };
}

/** The absolute address of one of our webhooks. */
export function webhookUrl(baseUrl: string, provider: string, route: Route): string {
  return `${baseUrl}/v1/${provider}${routePath(route)}`;
}

/** Longer than any call may take: the longest that a flow allows is a day. */
const mediaLifeMs = 36 * 3_600_000;
