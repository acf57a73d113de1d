/** A provider's words without the addresses in them: a voice agent's may hold a secret. */
export function withoutAddresses(words: string): string {
  return words.replace(/\b(wss?|https?):\/\/\S+/gi, '…');
}
