import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Account } from './line.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { OwnNumbers } from './own-numbers.ts';
import type { PhoneCall } from './phone-call.ts';
import { readPlivoMessage } from './plivo/read-message.ts';
import { readPlivoOrder } from './plivo/read-order.ts';
import { readTwilioMessage } from './twilio/read-message.ts';
import { readTwilioOrder } from './twilio/read-order.ts';
import type { Link } from './verb.ts';

/** What somebody told a provider to do: mostly with a call that is under way. */
export type Order =
  | SentMessage
  | { kind: 'move'; call: string; to: Link }
  | { kind: 'hang-up'; call: string }
  | { kind: 'record'; call: string; callback: Link | null }
  | { kind: 'look'; call: string };

/** A text message on its way; `callback` wants to hear what becomes of it. */
export type SentMessage = {
  kind: 'message';
  id: string;
  account: string;
  from: string;
  to: string;
  text: string;
  callback: Link | null;
};

export type RestRequest = { method: string; path: string; fields: Readonly<Record<string, string>> };
/** null: no such order. */
export type ReadOrder = (request: RestRequest) => { order: Order; reply: object } | null;

/** The providers' REST interfaces, which take orders while calls go on. */
export type RestInterface = {
  origin: string;
  /** Waits for the next order for a call, and does what it says. */
  carriesOut: (call: PhoneCall) => Promise<CallOrder>;
  /** Waits for the next text message to a number that nobody has taken yet. */
  takesMessage: (to: string) => Promise<SentMessage>;
  codes: OneTimeCodes;
  numbers: OwnNumbers;
  /** Orders that came in so far, those carried out included. */
  orders: readonly Order[];
  close: () => Promise<void>;
};

export async function openRestInterface(accounts: readonly Account[]): Promise<RestInterface> {
  const codes = new OneTimeCodes();
  const numbers = new OwnNumbers();
  const orders: Order[] = [];
  const carriedOut = new Set<Order>();
  const arrivals = new EventTarget();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answer = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    if (!accounts.some((account) => isAuthorised(request, account))) return answer(401, { code: 20_003 });
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const fields = { ...Object.fromEntries(searchParams), ...fieldsOf(request, body) };
    const restRequest = { method: request.method ?? '', path, fields };
    const answered = codes.answer(restRequest) ?? numbers.answer(restRequest);
    if (answered) return answer(answered.status, answered.json);
    const read =
      readTwilioOrder(restRequest) ??
      readPlivoOrder(restRequest) ??
      readTwilioMessage(restRequest) ??
      readPlivoMessage(restRequest);
    if (!read) return answer(404, { code: 20_404, message: 'no such resource', error: 'not found' });
    orders.push(read.order);
    arrivals.dispatchEvent(new Event('order'));
    return answer(200, read.reply);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The interface has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    codes,
    numbers,
    orders,
    carriesOut: async (call) => {
      const order = await nextOrder({ orders, carriedOut, arrivals }, (one): one is CallOrder =>
        isForCall(one, call.id),
      );
      if (order.kind === 'move') await call.movedTo(order.to);
      if (order.kind === 'hang-up') await call.endedByProvider();
      return order;
    },
    takesMessage: (to) =>
      nextOrder({ orders, carriedOut, arrivals }, (one): one is SentMessage => isMessageTo(one, to)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Inbox = { orders: Order[]; carriedOut: Set<Order>; arrivals: EventTarget };

/** A person would have given up waiting by then. */
const patienceMs = 10_000;

async function nextOrder<Wanted extends Order>(
  { orders, carriedOut, arrivals }: Inbox,
  isWanted: (order: Order) => order is Wanted,
): Promise<Wanted> {
  const deadline = AbortSignal.timeout(patienceMs);
  for (;;) {
    const found = orders.filter(isWanted).find((order) => !carriedOut.has(order));
    if (found) {
      carriedOut.add(found);
      return found;
    }
    await arrival(arrivals, deadline);
  }
}

type CallOrder = Exclude<Order, SentMessage>;

function isForCall(order: Order, call: string): order is CallOrder {
  return order.kind !== 'message' && order.kind !== 'look' && order.call === call;
}

function isMessageTo(order: Order, to: string): order is SentMessage {
  return order.kind === 'message' && order.to === to;
}

function arrival(arrivals: EventTarget, deadline: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    arrivals.addEventListener('order', () => resolve(), { once: true });
    deadline.addEventListener('abort', () => reject(new Error('no order came')), { once: true });
  });
}

function isAuthorised({ headers }: IncomingMessage, { id, token }: Account): boolean {
  return headers.authorization === `Basic ${Buffer.from(`${id}:${token}`).toString('base64')}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function fieldsOf({ headers }: IncomingMessage, body: string): Record<string, string> {
  if (body === '') return {};
  if (!(headers['content-type'] ?? '').includes('json')) return Object.fromEntries(new URLSearchParams(body));
  const json: unknown = JSON.parse(body);
  if (typeof json !== 'object' || json === null) return {};
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)]));
}
