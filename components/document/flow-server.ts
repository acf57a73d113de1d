import { problemSaid } from '#components/document/problem-said.ts';

/** Where the shared documents are kept and the others are heard of. */
export type FlowServer = {
  /** What was done since a sequence number, all of it from 0; `update` is null when nothing was. */
  read: (after: number, signal: AbortSignal) => Promise<{ update: Uint8Array | null; sequence: number }>;
  /** Resolves to the newest number, which is that of what was sent if it was `added`: the server may have had it already. */
  send: (update: Uint8Array, signal: AbortSignal) => Promise<Sent>;
  /** Calls `hear` with the newest number, at first and whenever it changes, until the connection ends; rejects then. */
  listen: (after: number, signal: AbortSignal, hear: (sequence: number) => void) => Promise<void>;
};

export type Sent = { sequence: number; added: boolean };

/** The server's last word: asking again is of no use. Everything else that is thrown is a network or a server that is away. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Over HTTP. `flow` is the flow's id, and not its short name, which may be another flow's one day. */
export function createFlowServer(flow: string, author: string, origin = ''): FlowServer {
  const at = `${origin}/api/flows/${encodeURIComponent(flow)}`;
  return {
    read: async (after, signal) => {
      const response = await checked(
        await fetch(`${at}/updates?after=${after}`, { signal, cache: 'no-store' }),
      );
      const sequence = Number(response.headers.get('ringtree-sequence'));
      const bytes = response.status === 204 ? null : new Uint8Array(await response.arrayBuffer());
      return { update: bytes, sequence };
    },
    send: async (update, signal) => {
      const headers = {
        'content-type': 'application/octet-stream',
        'ringtree-author': encodeURIComponent(author),
      };
      const body = new Uint8Array(update);
      const response = await checked(await fetch(`${at}/updates`, { method: 'POST', headers, body, signal }));
      const sent: Sent = await response.json();
      return sent;
    },
    listen: async (after, signal, hear) => {
      const silence = new AbortController();
      const either = AbortSignal.any([signal, silence.signal]);
      const headers = { accept: 'text/event-stream', 'last-event-id': String(after) };
      const response = await checked(
        await fetch(`${at}/events`, { headers, signal: either, cache: 'no-store' }),
      );
      const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      let timer: ReturnType<typeof setTimeout> | undefined;
      try {
        for (;;) {
          clearTimeout(timer);
          // A connection can die without a word; the server says something every 15 seconds.
          timer = setTimeout(() => silence.abort(), silentMs);
          const { value, done } = await reader.read();
          if (done) throw new Error('The server ended the connection.');
          const lines = (rest + value).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) if (line.startsWith('data: ')) hear(Number(line.slice(6)));
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const silentMs = 40_000;

/** A reply that is none of ours (a proxy's, a server's that is starting) counts as the server being away. */
async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const said = problemSaid(await response.text().catch(() => ''));
  if (response.status < 500 && said !== null) throw new ServerRefusal(said.code, said.message);
  throw new Error(`The server replied ${response.status}.`);
}
