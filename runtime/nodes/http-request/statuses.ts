type Range = { from: number; to: number };

/** `404`, `4xx`, `400-418`, with commas between; null when it cannot be read. */
export function parseStatuses(text: string): Range[] | null {
  const ranges = text.split(',').map((part) => parseRange(part.trim()));
  return ranges.every((range) => range !== null) ? ranges : null;
}

export function isAmong(status: number, statuses: string): boolean {
  return (parseStatuses(statuses) ?? []).some(({ from, to }) => status >= from && status <= to);
}

function parseRange(text: string): Range | null {
  const [, hundred] = /^([1-5])xx$/i.exec(text) ?? [];
  if (hundred !== undefined) return { from: Number(hundred) * 100, to: Number(hundred) * 100 + 99 };
  const [, first, last] = /^([1-5]\d\d)(?:\s*[-–]\s*([1-5]\d\d))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const range = { from: Number(first), to: Number(last ?? first) };
  return range.from <= range.to ? range : null;
}
