/** Whether two people write the same number, with spaces, brackets and the plus or without; other addresses are compared as they are. */
export function sameNumber(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(address: string): string {
  const digits = address.replace(/[\s().+-]/g, '');
  return /^\d+$/.test(digits) ? digits : address.trim().toLowerCase();
}
