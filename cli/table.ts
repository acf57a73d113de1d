/** Rows under headings, in columns two spaces apart; the last column is not padded. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...cells.map((row) => row[column] ?? '')].map(width)),
  );
  return [headings, ...cells].map((row) => line(row, widths)).join('\n');
}

/** Pairs of a name and a value, the values aligned. */
export function pairs(list: readonly (readonly [string, string])[], indent = ''): string {
  const widest = Math.max(0, ...list.map(([name]) => width(name)));
  return list.map(([name, value]) => `${indent}${pad(name, widest)}  ${oneLine(value)}`.trimEnd()).join('\n');
}

function line(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => pad(cell, widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

/** Columns in a terminal: a character of an East Asian script takes two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(character)
        ? 2
        : 1),
    0,
  );
}

/** What came from outside must not move the cursor or break the table. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
