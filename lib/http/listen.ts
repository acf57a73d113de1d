import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port, and the variable that chose it. */
type Place = { variable: string; port: number };

/** Starts listening; resolves to the port. Rejects with words that name the variable to change. */
export function listen(server: Server, host: string, { variable, port }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, host, { variable, port }), { cause: error })),
    );
    server.listen({ host, port }, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(taken);
    });
  });
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, { variable, port }: Place): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Set ${variable} to another one, for instance ${variable}=${port + 1}.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Set ${variable} to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${host} is no address of this computer. Set HOST to 127.0.0.1 or 0.0.0.0.`;
  return `Ringtree can't listen on ${host}:${port}: ${message}`;
}

/** Accepts no more connections and resolves when the answers in flight are out, or after `timeoutMs`; then what is still open is cut. */
export async function drain(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  // A connection is idle once its answer is out, and would be kept open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
