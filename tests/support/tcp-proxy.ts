import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a server and its database, so that a test can take the database away and give it back. */
export type TcpProxy = {
  port: number;
  cut: () => void;
  restore: () => void;
  /** Which replies get lost on the way from now on; null: none. */
  lose: (losing: Losing | null) => void;
  close: () => Promise<void>;
};

/** A reply that is lost is waited for, and the connection is cut in its place. */
export type Losing = { isAsked: (sent: Buffer) => boolean; isWhole: (received: Buffer) => boolean };

export async function openProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let open = true;
  let losing: Losing | null = null;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // Either end may vanish; the other is then cut too.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (!open) return void client.destroy();
    const upstream = connect(target);
    keep(upstream);
    client.on('data', (sent: Buffer) => {
      const lost = losing;
      if (!lost?.isAsked(sent)) return;
      upstream.unpipe(client);
      upstream.on('data', (received: Buffer) => lost.isWhole(received) && upstream.destroy());
      upstream.resume();
    });
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const cut = () => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    restore: () => {
      open = true;
    },
    lose: (next) => {
      losing = next;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
