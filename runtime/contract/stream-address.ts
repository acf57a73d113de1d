/** Whether a voice agent can be reached there: providers take `wss://` alone. */
export function isStreamAddress(text: string): boolean {
  return /^wss:\/\/[^\s/?#]+\S*$/i.test(text);
}
