import { webhookUrl } from '#lib/calls/render-context.ts';
import type { Document } from '#runtime/contract/document.ts';
import type { Render, Rendered } from '#runtime/contract/provider.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { nobodysCall } from '#runtime/engine/spoken-documents.ts';

export type SpokenInput = { document: Document; render: Render; provider: string; baseUrl: string };

/** A document outside of any call. */
export function spoken({ document, render, provider, baseUrl }: SpokenInput): Rendered {
  return render(document, {
    call: nobodysCall,
    thread: 'main',
    document: 1,
    url: (route: Route) => webhookUrl(baseUrl, provider, route),
    audioUrl: (source) => (source.kind === 'url' ? source.url : ''),
  });
}
