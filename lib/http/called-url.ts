/** What says how the outside calls us. */
export type UrlSettings = { PUBLIC_URL?: string | undefined; TRUST_PROXY: boolean };

/** `own` is the address as the request itself has it; `header` reads one by its lower-case name. */
export type CalledRequest = { own: () => string; header: (name: string) => string | undefined };

/**
 * Scheme and host under which a request reached us: PUBLIC_URL where set, else as the request says, a proxy's headers only where they are
 * trusted. Without a slash at the end.
 */
export function baseUrl({ own, header }: CalledRequest, settings: UrlSettings): string {
  if (settings.PUBLIC_URL !== undefined) return settings.PUBLIC_URL;
  const url = URL.parse(own());
  const forwarded = (name: string) =>
    settings.TRUST_PROXY ? header(name)?.split(',')[0]?.trim() : undefined;
  const scheme = forwarded('x-forwarded-proto') ?? url?.protocol.replace(':', '') ?? 'http';
  const host = forwarded('x-forwarded-host') ?? header('host') ?? url?.host ?? 'localhost';
  return `${scheme}://${host}`;
}
