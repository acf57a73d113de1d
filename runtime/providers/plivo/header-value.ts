/** A value for `sipHeaders` and `extraHeaders`: letters, digits and `%` only, since a comma would begin the next header. */
export function headerValue(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[-_.!~*'()]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
