import { randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import twilio from 'twilio';
import { createDriver, type Driver, type DriverParts } from '#lib/calls/driver.ts';
import { uuidv7 } from '#lib/calls/uuid.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import type { WebhookDoorParts } from '#lib/http/answer-webhook.ts';
import { createWebhooks } from '#lib/http/webhooks.ts';
import { createAccounts } from '#lib/providers/accounts.ts';
import { sealCredentials } from '#lib/providers/credentials.ts';
import { registry } from '#lib/providers/registry.ts';
import { createSecrets } from '#lib/secrets.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { providers } from '#runtime/providers/providers.ts';
import { testDatabase } from '#tests/support/database.ts';

export const publicUrl = 'https://phones.example.com';
export const token = 'a-token-of-twilio';
export const secrets = createSecrets(new Uint8Array(32).fill(7));

/** A database with an account, and what is needed to call its numbers. */
export type World = Awaited<ReturnType<typeof createWorld>>;

export async function createWorld() {
  const database = await testDatabase(10);
  const accountId = uuidv7();
  await database.prisma.providerAccount.create({
    data: {
      id: accountId,
      workspaceId,
      provider: 'twilio',
      name: 'twilio',
      accountId: `AC${randomBytes(16).toString('hex')}`,
      secrets: sealCredentials(accountId, [token], secrets),
    },
  });
  return {
    database,
    accountId,
    /** A new number that answers with this flow; without a document it has none. */
    number: async (document?: FlowDocument): Promise<string> => {
      const flowId = document && (await publish(database.prisma, document));
      const number = `+1555${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
      await database.prisma.phoneNumber.create({
        data: { workspaceId, accountId, provider: 'twilio', number, ...(flowId ? { flowId } : {}) },
      });
      return number;
    },
    /** A newer version of the flow that answers the number. */
    republish: async (number: string, document: FlowDocument): Promise<void> => {
      const { flowId } = await database.prisma.phoneNumber.findFirstOrThrow({ where: { number } });
      await publishVersion(database.prisma, flowId ?? '', document);
    },
    /** The stored call with its turns, the first one first. */
    stored: async (sid: string) => {
      const call = await database.prisma.call.findFirstOrThrow({ where: { providerCallId: sid } });
      const turns = await database.prisma.turn.findMany({
        where: { callId: call.id },
        orderBy: { revision: 'asc' },
      });
      return { call, turns };
    },
    /** How many calls and turns there are. */
    counts: async () => ({
      calls: await database.prisma.call.count(),
      turns: await database.prisma.turn.count(),
    }),
    /** A process of its own: its cache, queue and groups are not shared with others. */
    process: (parts: Partial<DriverParts> = {}) => createProcess(() => Promise.resolve(database), parts),
    close: () => database.drop(),
  };
}

type Prisma = Awaited<ReturnType<typeof testDatabase>>['prisma'];

async function publish(prisma: Prisma, document: FlowDocument): Promise<string> {
  const flow = await prisma.flow.create({
    data: { workspaceId, slug: `flow-${randomUUID()}`, name: document.name },
  });
  await publishVersion(prisma, flow.id, document);
  return flow.id;
}

async function publishVersion(prisma: Prisma, flowId: string, document: FlowDocument): Promise<void> {
  const number = (await prisma.version.count({ where: { flowId } })) + 1;
  const version = await prisma.version.create({
    data: { workspaceId, flowId, number, document, checksum: '' },
  });
  await prisma.flow.update({ where: { id: flowId }, data: { currentVersionId: version.id } });
}

export function createProcess(
  database: DriverParts['database'],
  parts: Partial<DriverParts>,
): { driver: Driver; app: Hono; door: WebhookDoorParts } {
  const fallback = { message: 'Sorry, please call again.', number: '+15550009999' };
  const turnTimeoutMs = parts.turnTimeoutMs ?? 6000;
  const driver = createDriver({
    database,
    secrets,
    fallback,
    turnTimeoutMs,
    render: (provider) => (provider === 'plivo' ? providers.plivo : providers.twilio).render,
    ...parts,
  });
  const accounts = createAccounts({ database, secrets });
  const settings = { fallback, unknownNumberMessage: 'This number is not in service.', turnTimeoutMs };
  const door: WebhookDoorParts = {
    services: () => ({ driver, accounts, settings, database, helpMessage: 'Reply STOP to stop.' }),
    urls: () => ({ PUBLIC_URL: publicUrl, TRUST_PROXY: false }),
    providers: {
      twilio: { ...providers.twilio, ...registry.twilio },
      plivo: { ...providers.plivo, ...registry.plivo },
    },
  };
  return { driver, app: createWebhooks(door), door };
}

export type Answer = { status: number; body: string; contentType: string };

/** A call as Twilio places it; every request is signed with `signedWith`. */
export class TwilioCall {
  sid = `CA${randomBytes(16).toString('hex')}`;
  from = '+15550100';
  readonly to: string;
  signedWith = token;
  readonly #app: Hono;

  constructor(app: Hono, to: string) {
    this.#app = app;
    this.to = to;
  }

  /** Speaks for the other's call. */
  as(other: TwilioCall): this {
    this.sid = other.sid;
    return this;
  }

  /** `address` is a path below `/v1/twilio` or an absolute address of ours. */
  async post(address: string, parameters: Record<string, string> = {}): Promise<Answer> {
    const url = address.startsWith('http') ? address : `${publicUrl}/v1/twilio${address}`;
    const form = { ...this.#common(), ...parameters };
    const response = await this.#app.request(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(this.signedWith, url, form) },
    });
    return read(response);
  }

  async get(path: string): Promise<Answer> {
    const url = `${publicUrl}/v1/twilio${path}?${new URLSearchParams(this.#common())}`;
    const signature = twilio.getExpectedTwilioSignature(this.signedWith, url, {});
    return read(await this.#app.request(url, { headers: { 'x-twilio-signature': signature } }));
  }

  start(): Promise<Answer> {
    return this.post('/voice', { CallStatus: 'ringing' });
  }

  end(): Promise<Answer> {
    return this.post('/status', { CallStatus: 'completed', CallDuration: '12' });
  }

  #common(): Record<string, string> {
    const { sid, from, to } = this;
    return {
      CallSid: sid,
      AccountSid: 'AC0',
      From: from,
      To: to,
      CallStatus: 'in-progress',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    };
  }
}

async function read(response: Response): Promise<Answer> {
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, body: await response.text(), contentType };
}

/** The address of the reply's first element or attribute of this name. */
export function addressIn({ body }: Answer, attribute: 'action'): string {
  const found = new RegExp(`${attribute}="([^"]+)"`).exec(body)?.[1];
  if (found === undefined) throw new Error(`No ${attribute} in ${body}`);
  return found.replaceAll('&amp;', '&');
}
