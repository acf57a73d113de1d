import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { RenderContext } from '#runtime/contract/provider.ts';
import { routePath } from '#runtime/contract/routes.ts';

/** Addresses as the server makes them, of one call and its third document. */
export function renderContext(provider: string, thread = 'main'): RenderContext {
  return {
    call: 'call-1',
    thread,
    document: 3,
    url: (route) => `https://ivr.example/v1/${provider}${routePath(route)}`,
    audioUrl: (source) => {
      switch (source.kind) {
        case 'url':
          return source.url;
        case 'audio':
          return `https://ivr.example/media/${source.audio}?signature=s&expires=9`;
        case 'built-in':
          return `https://ivr.example${builtInSounds[source.sound].path}`;
      }
    },
  };
}
