import type { RenderContext } from '#runtime/contract/provider.ts';
import { routePath } from '#runtime/contract/routes.ts';

/** Addresses as the server makes them, of one call and its third document. */
export function renderContext(provider: string, thread = 'main'): RenderContext {
  return {
    call: 'call-1',
    thread,
    document: 3,
    url: (route) => `https://ivr.example/v1/${provider}${routePath(route)}`,
    audioUrl: (source) =>
      source.kind === 'url' ? source.url : `https://ivr.example/media/${source.audio}?signature=s&expires=9`,
  };
}
