/** `1:05` */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `4 s`, `1:05 min` */
export function secondsWords(milliseconds: number): string {
  return milliseconds < 60_000 ? `${Math.round(milliseconds / 1_000)} s` : `${clockWords(milliseconds)} min`;
}
