import type { AudioSource, Document } from './document.ts';
import type { CallIdentity, Unstamped, WebhookEvent } from './event.ts';
import type { Route } from './routes.ts';

/** A webhook after signature and routing. Parameters are the decoded form fields or query; of a repeated one, the last. */
/** `parameters` by name, of a repeated one the last. */
export type Webhook = { route: Route; parameters: ReadonlyMap<string, string> };

export type ParsedWebhook = {
  /** Of the call that the webhook speaks of; for a leg's webhook, of the caller's call when it says so. */
  call: CallIdentity;
  /** null: nothing that a call needs to know. */
  event: Unstamped<WebhookEvent> | null;
};

/** Pure and total: any parameters give a result; control characters and lone surrogates are gone from it. */
export type Parse = (webhook: Webhook) => ParsedWebhook;

export type RenderContext = {
  /** Our id of the call. */
  call: string;
  thread: string;
  document: number;
  /** Absolute URL for a route of this provider. */
  url: (route: Route) => string;
  /** Absolute URL of a sound that comes with Ringtree, a signed one of an uploaded file, or the URL itself. */
  audioUrl: (source: AudioSource) => string;
};

/** Where a provider lacks something: what was asked, and what was sent in its place. Plain sentences. */
export type Emulation = { asked: string; sent: string };

export type Rendered = { body: string; contentType: string; emulations: Emulation[] };

/** Pure and deterministic; `document` has its secrets revealed. Never throws: what cannot be said is left out and told in `emulations`. */
export type Render = (document: Document, context: RenderContext) => Rendered;
