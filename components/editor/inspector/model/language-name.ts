/** `Deutsch (Schweiz)`, as its speakers write it; the tag itself where nobody knows it. */
export function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
    return name === undefined ? tag : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    // Not a tag that the browser can read.
    return tag;
  }
}
