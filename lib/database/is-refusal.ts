/** PostgreSQL said no to the statement (a SQLSTATE), unlike a connection that broke (08…, EPIPE), one that is silent, or a server that goes down (57P…). */
export function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?!57P|08|E)[0-9A-Z]{5}$/.test(code);
}
