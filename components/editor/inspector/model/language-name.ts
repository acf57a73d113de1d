/**
 * `Deutsch (Schweiz)`, as its speakers write it; only `Deutsch` where no other of `beside` is German too. The tag itself where
 * nobody knows it.
 */
export function languageName(tag: string, beside: readonly string[] | null = null): string {
  const [base = tag] = tag.split('-');
  const alone = beside?.every((other) => other === tag || other.split('-')[0] !== base);
  const shown = alone ? base : tag;
  try {
    const name = new Intl.DisplayNames([tag], {
      type: 'language',
      fallback: 'none',
      languageDisplay: 'standard',
    }).of(shown);
    return name === undefined ? tag : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    // Not a tag that the browser can read.
    return tag;
  }
}
