/** Plivo's REST API writes E.164 without `+`. */
export function bareNumber(number: string): string {
  return number.replace(/^\+/, '');
}
