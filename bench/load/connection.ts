import { connect, type Socket } from 'node:net';

/** One kept-alive HTTP/1.1 connection that asks one thing at a time, with as little work as it can: the machine is for the side that is measured. */
export type Connection = {
  /** Calls back with the status and the body; status 0 when the connection broke. */
  ask: (request: string, answered: Answered) => void;
  close: () => void;
};

type Answered = (status: number, body: string) => void;

export function openConnection(port: number): Connection {
  let socket: Socket | null = null;
  let received = '';
  let waiting: Answered | null = null;

  const finish = (status: number, body: string): void => {
    const answered = waiting;
    waiting = null;
    received = '';
    answered?.(status, body);
  };
  const open = (): Socket => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    opened.setEncoding('latin1');
    opened.on('data', (part: string) => {
      received += part;
      const message = readMessage(received);
      if (message) finish(message.status, message.body);
    });
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (socket === opened) socket = null;
      if (waiting) finish(0, '');
    });
    return opened;
  };
  return {
    ask: (request, answered) => {
      waiting = answered;
      socket ??= open();
      socket.write(request, 'latin1');
    },
    close: () => socket?.destroy(),
  };
}

/** undefined while some of it is still to come. */
function readMessage(text: string): { status: number; body: string } | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const status = Number(text.slice(9, 12));
  const body = text.slice(head + 4);
  const headers = text.slice(0, head).toLowerCase();
  const mark = headers.indexOf('\r\ncontent-length:');
  if (mark >= 0) {
    const length = Number.parseInt(headers.slice(mark + 17), 10);
    return body.length >= length ? { status, body } : undefined;
  }
  if (!headers.includes('\r\ntransfer-encoding: chunked')) return { status, body };
  return body.endsWith('0\r\n\r\n') ? { status, body: unchunk(body) } : undefined;
}

function unchunk(text: string): string {
  let rest = text;
  let whole = '';
  for (;;) {
    const end = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.slice(0, end), 16);
    if (!(length > 0)) return whole;
    whole += rest.slice(end + 2, end + 2 + length);
    rest = rest.slice(end + 4 + length);
  }
}
