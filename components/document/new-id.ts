/** An id that nobody else makes at the same time: 16 small letters and digits, beginning with a letter. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const [first = 0, ...others] = random;
  return [letters[first % 26], ...others.map((byte) => letters[byte % letters.length])].join('');
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
