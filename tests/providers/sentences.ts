/** Of a very long text, from the first number to the last. */
export function sentences(first: number, last: number): string {
  const all: string[] = [];
  for (let number = first; number <= last; number += 1) {
    all.push(`This is sentence number ${number} of a very long text that the clinic wants to be read aloud.`);
  }
  return all.join(' ');
}
