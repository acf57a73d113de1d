/** A text in the form of a UUID that depends on the seed alone; two seeds share one as seldom as by chance. */
export function seededId(seed: string): string {
  const digits = [0, 1, 2, 3].map((part) => hash(`${part}:${seed}`)).join('');
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
    digits.slice(20),
  ];
  return `${a}-${b}-4${c}-a${d}-${e}`;
}

/** FNV-1a with the mixing of MurmurHash3 behind it: eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x81_1c_9d_c5;
  for (let place = 0; place < text.length; place++)
    value = Math.imul(value ^ text.charCodeAt(place), 0x01_00_01_93);
  value = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2_b2_ae_35);
  return ((value ^ (value >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
