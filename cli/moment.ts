/** A point in time for people: `2026-11-21 10:32:05`, in UTC, so that it reads the same on every machine. */
export function moment(date: Date | null): string {
  return date === null ? '' : date.toISOString().slice(0, 19).replace('T', ' ');
}
