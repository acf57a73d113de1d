/** An address in a document, a relative one taken from the document's own. One that is no address at all stays as it is. */
export function absoluteUrl(url: string, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return url;
  return URL.parse(url, base)?.href ?? url;
}
