/**
 * A point from 0 to below 1 drawn from a text: the same text always gives the same point, and texts that differ in one character
 * give points that have nothing to do with each other. FNV-1a over UTF-16, mixed as MurmurHash3 ends (both in the public domain).
 */
export function drawnPoint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
