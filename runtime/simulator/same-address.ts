/** Whether a rule for far ends means this address: number, SIP address or client name, however it is written; `*` means all. */
export function sameAddress(rule: string, address: string): boolean {
  return rule === '*' || plain(rule) === plain(address);
}

function plain(address: string): string {
  const bare = address.trim();
  if (/^\+?[\d\s()./-]+$/.test(bare)) return bare.replace(/\D/g, '');
  return bare
    .toLowerCase()
    .replace(/^(client|sips?):/, '')
    .replace(/[;?].*$/, '');
}
