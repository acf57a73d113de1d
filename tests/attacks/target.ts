import { createServer } from 'node:http';
import type { DriverParts } from '#lib/calls/driver.ts';
import { uuidv7 } from '#lib/calls/uuid.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { listen } from '#lib/http/listen.ts';
import { createWebhookListener } from '#lib/http/webhooks.ts';
import { sealCredentials } from '#lib/providers/credentials.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { createWorld, publicUrl, secrets } from '../driver/world.ts';
import { Line, type WireAnswer } from './line.ts';
import { type Pairs, sign } from './sign.ts';

export const attacked = ['twilio', 'plivo'] as const;
export type Attacked = (typeof attacked)[number];

/** The last one's token is empty, as of an account that was stored wrongly. */
const owners = ['ours', 'another', 'tokenless'] as const;

export type Webhook = {
  method?: 'GET' | 'POST';
  /** Below the public address, query included. */
  path: string;
  form?: Pairs;
  /** In place of the form. */
  body?: string;
  headers?: Record<string, string>;
  /** Signs it; without one it is as unsigned as `headers` are. */
  signedBy?: { provider: Attacked; token: string };
};

/** The webhooks' own listener on a socket of this computer, with a number and an account of each provider that answer with `flow`. */
export type Target = Awaited<ReturnType<typeof openTarget>>;

export async function openTarget(flow: FlowDocument, parts: Partial<DriverParts> = {}) {
  const world = await createWorld();
  const { prisma } = world.database;
  const { flowId } = await prisma.phoneNumber.findFirstOrThrow({
    where: { number: await world.number(flow) },
  });
  const accounts = new Map<string, { id: string; token: string; number: string }>();
  for (const provider of attacked) {
    for (const owner of owners) {
      const account = {
        id: uuidv7(),
        token: owner === 'tokenless' ? '' : `token of ${owner} at ${provider}`,
        number: '',
      };
      await prisma.providerAccount.create({
        data: {
          id: account.id,
          workspaceId,
          provider,
          name: `${provider} ${owner}`,
          accountId: `${provider}-${owner}`,
          secrets: sealCredentials(account.id, [account.token], secrets),
        },
      });
      account.number = `+1415555${accounts.size}199`;
      await prisma.phoneNumber.create({
        data: { workspaceId, accountId: account.id, provider, number: account.number, flowId },
      });
      accounts.set(`${provider} ${owner}`, account);
    }
  }
  // No test is to fail since the machine is busy.
  const { door, driver } = world.process({ turnTimeoutMs: 300_000, ...parts });
  const server = createServer(createWebhookListener(door));
  // A line that is idle while the next webhooks are drawn stays open.
  server.keepAliveTimeout = 600_000;
  const port = await listen(server, '127.0.0.1', { variable: 'PORT', port: 0 });
  const line = new Line(port);
  return {
    world,
    driver,
    port,
    publicUrl,
    account: (provider: Attacked, owner: (typeof owners)[number] = 'ours') => {
      const account = accounts.get(`${provider} ${owner}`);
      if (!account) throw new Error('There is no such account.');
      return account;
    },
    send: (webhook: Webhook): Promise<WireAnswer> => line.ask(bytesOf(webhook)),
    /** What the database keeps that a webhook can change. */
    traces: async () => ({
      ...(await world.counts()),
      messages: await prisma.message.count(),
      optOuts: await prisma.optOut.count(),
    }),
    close: async () => {
      line.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await driver.idle();
      await world.close();
    },
  };
}

/** As it goes over the wire; header values may be any characters of one byte. */
export function bytesOf({
  method = 'POST',
  path,
  form = [],
  headers = {},
  signedBy,
  ...rest
}: Webhook): Buffer {
  const isForm = rest.body === undefined;
  const body = rest.body ?? new URLSearchParams(form.map(([name, value]) => [name, value])).toString();
  const signed = signedBy
    ? sign[signedBy.provider]?.(signedBy.token, {
        url: publicUrl + path,
        form: method === 'POST' && isForm ? form : [],
        body,
      })
    : {};
  const all: Record<string, string> = {
    host: 'phones.example.com',
    ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...signed,
    ...headers,
    ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return method === 'POST' ? Buffer.concat([head, Buffer.from(body)]) : head;
}
