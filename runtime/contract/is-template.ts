/** Whether a text has Liquid in it, so that only a call shows what becomes of it. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}
