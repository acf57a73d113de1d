/** `digits` hexadecimal digits that look random and depend on the text alone. No cryptography: ids of a made-up call. */
export function seededHex(text: string, digits: number): string {
  let made = '';
  for (let round = 0; made.length < digits; round += 1) made += word(`${round}/${text}`);
  return made.slice(0, digits);
}

/** FNV-1a with a final mix, 8 digits. */
function word(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
