/** A provider's name as people write it. */
export function providerTitle(provider: string): string {
  return `${provider.charAt(0).toUpperCase()}${provider.slice(1)}`;
}
