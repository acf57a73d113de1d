/** A number as people write it: Plivo's documents have it without the plus. Other addresses stay as they are. */
export function withPlus(address: string): string {
  return /^\d{7,15}$/.test(address) ? `+${address}` : address;
}
