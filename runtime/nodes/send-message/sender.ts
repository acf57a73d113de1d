/**
 * What may stand as a sender besides a phone number: a short code, or a name of up to eleven letters and digits, where country and provider allow it.
 */
export function isShortSender(text: string): boolean {
  return /^\d{3,8}$/.test(text) || /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(text);
}
