import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One request as it goes over the wire; sent again it is the same bytes. */
export type WireRequest = {
  method: 'GET' | 'POST';
  /** As the provider knows it: the public address, query included. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
};
export type WireResponse = {
  status: number;
  contentType: string;
  body: string;
  headers: IncomingHttpHeaders;
};

/** Where the public address is really served, as behind a tunnel or load balancer. */
export type Tunnel = {
  publicUrl: string;
  /** `http://127.0.0.1:<port>`; read at every request, since a restarted server may have moved. */
  origin: () => string;
  /** How long a server that cannot be reached is asked again, in milliseconds; 0 gives up at once. */
  patience: number;
  /** Requests whose connection broke before the answer, so that they were sent again. */
  cutOff: number;
  /** What becomes of a request on its way; without it, it is sent once. */
  deliver?: Deliver;
};

export type Deliver = (wire: WireRequest, send: () => Promise<WireResponse>) => Promise<WireResponse>;

const agent = new Agent({ keepAlive: true, maxSockets: 500 });

/** Sends the request through the tunnel. Throws for an address outside of it and for a server that stays away. */
export async function exchange(wire: WireRequest, tunnel: Tunnel): Promise<WireResponse> {
  if (!wire.url.startsWith(`${tunnel.publicUrl}/`))
    throw new Error(`${wire.url} is not below ${tunnel.publicUrl}`);
  const deadline = Date.now() + tunnel.patience;
  const deliver = tunnel.deliver ?? ((_, deliverOnce) => deliverOnce());
  for (;;) {
    try {
      const response = await deliver(wire, () => send(wire, tunnel));
      // A report that was refused is made again.
      if (response.status !== 503 || Date.now() >= deadline) return response;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      if (isCutOff(error)) tunnel.cutOff += 1;
    }
    await delay(20);
  }
}

/** It was connected: the server may have taken the request, or not. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function send(wire: WireRequest, tunnel: Tunnel): Promise<WireResponse> {
  const target = tunnel.origin() + wire.url.slice(tunnel.publicUrl.length).replace(/#.*$/, '');
  const { host, protocol } = new URL(tunnel.publicUrl);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      target,
      {
        agent,
        method: wire.method,
        headers: {
          ...wire.headers,
          host,
          'x-forwarded-host': host,
          'x-forwarded-proto': protocol.slice(0, -1),
          ...(wire.method === 'POST' ? { 'content-length': Buffer.byteLength(wire.body) } : {}),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            contentType: incoming.headers['content-type'] ?? '',
            body: Buffer.concat(chunks).toString('utf8'),
            headers: incoming.headers,
          }),
        );
      },
    );
    // A provider gives up after fifteen seconds.
    outgoing.setTimeout(15_000, () => outgoing.destroy(new Error(`no answer from ${wire.url} in 15 s`)));
    outgoing.on('error', reject);
    outgoing.end(wire.method === 'POST' ? wire.body : undefined);
  });
}
