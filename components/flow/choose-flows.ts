/** How many flows the list shows at most: more are found by searching. */
export const mostShown = 60;

/** Those with the words sought in their name or a number; `shown` are the first of them. */
export function chooseFlows<Flow extends { name: string; slug: string; numbers: string[] }>(
  flows: readonly Flow[],
  sought: string,
): { found: number; shown: Flow[] } {
  const wanted = sought.toLowerCase();
  const digits = /^[+\d\s().-]+$/.test(sought) ? sought.replace(/[^+\d]/g, '') : '';
  const fitting = flows.filter(
    ({ name, slug, numbers }) =>
      name.toLowerCase().includes(wanted) ||
      slug.includes(wanted) ||
      (digits !== '' && numbers.some((number) => number.includes(digits))),
  );
  return { found: fitting.length, shown: fitting.slice(0, mostShown) };
}
