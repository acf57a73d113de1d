import { connect, type Socket } from 'node:net';

/** `status` is 0 when the connection was closed without an answer. */
export type WireAnswer = { status: number; type: string; body: string };

/** A connection to the server, over which any bytes go; opened again when the server closes it. */
export class Line {
  readonly #port: number;
  #socket: Socket | null = null;
  #received = Buffer.alloc(0);
  #answered: ((answer: WireAnswer) => void) | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  /** With `ends` nothing follows the bytes, so that a server cannot wait for more. */
  ask(bytes: Buffer, ends = false): Promise<WireAnswer> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      const socket = this.#socket ?? this.#open();
      socket.write(bytes);
      if (ends) socket.end();
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', allowHalfOpen: true });
    this.#socket = socket;
    this.#received = Buffer.alloc(0);
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      if (socket !== this.#socket) return;
      this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
      this.#read(false);
    });
    const over = () => {
      if (socket !== this.#socket) return;
      this.close();
      this.#read(true);
    };
    // A server that refuses a body may cut the line while it is still being sent.
    socket.on('error', over).on('end', over).on('close', over);
    return socket;
  }

  #read(isOver: boolean): void {
    const text = this.#received.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const head = end < 0 ? '' : text.slice(0, end);
    const [, length] = /^content-length: *(\d+)/im.exec(head) ?? [];
    const last = length === undefined ? Number.POSITIVE_INFINITY : end + 4 + Number(length);
    if (!isOver && (end < 0 || this.#received.length < last)) return;
    const answer: WireAnswer = {
      status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
      type: /^content-type: *(.*)$/im.exec(head)?.[1] ?? '',
      body: end < 0 ? '' : this.#received.subarray(end + 4).toString('utf8'),
    };
    this.#received = Buffer.alloc(0);
    if (/^connection: *close/im.test(head)) this.close();
    const answered = this.#answered;
    this.#answered = null;
    answered?.(answer);
  }
}
