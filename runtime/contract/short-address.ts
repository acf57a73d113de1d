/** An address as a card has room for it: without its scheme, and with an end. */
export function shortAddress(url: string): string {
  const address = url.trim().replace(/^[a-z]+:\/\//i, '');
  return address.length <= 60 ? address : `${address.slice(0, 59)}…`;
}
