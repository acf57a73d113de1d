import type { IncomingMessage } from 'node:http';

/** What says how the outside calls us. */
export type UrlSettings = { PUBLIC_URL?: string | undefined; TRUST_PROXY: boolean };

/**
 * Scheme and host under which a request reached us: PUBLIC_URL where set, else as the request says, a proxy's headers only where they are
 * trusted. Without a slash at the end.
 */
export function baseUrl(request: Request, settings: UrlSettings): string {
  if (settings.PUBLIC_URL !== undefined) return settings.PUBLIC_URL;
  const own = URL.parse(request.url);
  const forwarded = (name: string) =>
    settings.TRUST_PROXY ? request.headers.get(name)?.split(',')[0]?.trim() : undefined;
  const scheme = forwarded('x-forwarded-proto') ?? own?.protocol.replace(':', '') ?? 'http';
  const host = forwarded('x-forwarded-host') ?? request.headers.get('host') ?? own?.host ?? 'localhost';
  return `${scheme}://${host}`;
}

/** Path and query exactly as they came: signatures are made of them, and `URL` rewrites some characters. `bindings` are node-server's. */
export function requestTarget(request: Request, bindings: unknown): string {
  const target = incoming(bindings)?.url;
  return target?.startsWith('/') ? target : request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
}

/** node-server gives its own request along, other hosts of the app give something else or nothing. */
function incoming(bindings: unknown): IncomingMessage | undefined {
  return (bindings as { incoming?: IncomingMessage } | undefined)?.incoming;
}
