import { connect } from '#lib/database/connect.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { addNumber } from '#lib/numbers/add-number.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import type { FlowSketch } from './flows.ts';
import { type Phone, type PhoneOptions, PlivoPhone, TwilioPhone } from './phone/phone.ts';
import { openRestInterface, type RestInterface } from './phone/rest-interface.ts';
import { type ServerOptions, secretKey, startServer, type TestServer } from './server.ts';

export const providerNames = ['twilio', 'plivo'] as const;
export type ProviderName = (typeof providerNames)[number];

/** A running server with an account at every provider. */
export type Ringtree = {
  server: TestServer;
  database: TestDatabase;
  workspace: Workspace;
  /** What the providers are told over their REST interfaces. */
  rest: RestInterface;
  phone: (provider: ProviderName, options?: Partial<PhoneOptions>) => Phone;
  /** Lets a number at every provider lead to a flow. */
  assign: (number: string, flow: Flow) => Promise<void>;
  /** Publishes the flow, and lets a number at every provider lead to it. */
  answer: (number: string, flow: FlowSketch | FlowDocument) => Promise<Flow>;
  /** Makes a newer version of a flow that is published already. */
  publish: (flow: Flow, sketch: FlowSketch | FlowDocument) => Promise<void>;
  close: () => Promise<void>;
};

export const accounts: Readonly<Record<ProviderName, { id: string; token: string }>> = {
  twilio: { id: 'AC0123456789abcdef0123456789abcdef', token: 'twilio-account-token' },
  plivo: { id: 'MAOURACCOUNTATPLIVO0', token: 'plivo-account-token' },
};

export type RingtreeOptions = {
  environment?: Record<string, string>;
  /** On a PostgreSQL of its own, as `npm start` has it; else on a database of its own in the one that all tests share. */
  embedded?: boolean;
  /** What the server takes for its database: resolves to the port of something that stands in between. */
  between?: (database: { host: string; port: number }) => Promise<number>;
  door?: ServerOptions['door'];
  /** How long the telephones wait for a server that is away, in milliseconds. */
  patience?: number;
};

export async function openRingtree(options: RingtreeOptions = {}): Promise<Ringtree> {
  // The test seals accounts that the server opens.
  process.env['RINGTREE_SECRET_KEY'] = secretKey;
  const { server, database } = await (options.embedded ? openEmbedded(options) : openShared(options));
  const rest = await openRestInterface(Object.values(accounts));
  const workspace = defaultWorkspace(database);
  const close = async () => {
    await server.stop();
    await rest.close();
    await database.drop();
    await server.close();
  };
  for (const provider of providerNames) {
    const { id, token } = accounts[provider];
    await addAccount(workspace, {
      provider,
      accountId: id,
      tokens: [token],
      apiUrl: rest.origin,
      verifyService: 'VA0123456789abcdef0123456789abcdef',
    }).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
  const publish = async (json: FlowSketch | FlowDocument, slug?: string): Promise<Flow> => {
    const document = 'document' in json ? json.document() : json;
    const { flow } = await importFlow(workspace, { json: document, ...(slug === undefined ? {} : { slug }) });
    await publishFlow(workspace, flow);
    return flow;
  };
  const assign = async (number: string, flow: Flow): Promise<void> => {
    for (const provider of providerNames) {
      const account = await chooseAccount(workspace, { account: accounts[provider].id });
      await addNumber(workspace, account, { number });
      await assignNumber(workspace, await findNumber(workspace, number, provider), flow);
    }
  };
  return {
    server,
    database,
    workspace,
    rest,
    phone: (provider, options = {}) => {
      const all = { account: accounts[provider], tunnel: server.tunnel, ...options };
      return provider === 'twilio' ? new TwilioPhone(all) : new PlivoPhone(all);
    },
    assign,
    answer: async (number, sketch) => {
      const flow = await publish(sketch);
      await assign(number, flow);
      return flow;
    },
    publish: async (flow, sketch) => {
      await publish(sketch, flow.slug);
    },
    close,
  };
}

type Opened = { server: TestServer; database: TestDatabase };

async function openShared({
  environment,
  between,
  door = 'server',
  patience = 0,
}: RingtreeOptions): Promise<Opened> {
  const database = await testDatabase();
  const url = new URL(database.url);
  if (between) url.port = String(await between({ host: url.hostname, port: Number(url.port) }));
  const DATABASE_URL = url.href;
  const server = await startServer({
    environment: { PAGES: '0', DATABASE_URL, ...environment },
    patience,
    door,
  });
  return { server, database };
}

async function openEmbedded({ environment, patience = 0 }: RingtreeOptions): Promise<Opened> {
  const server = await startServer({ environment: { PAGES: '0', ...environment }, patience });
  const postgres = await startEmbedded(server.data);
  const database = connect(postgres.url, 5);
  const drop = async () => {
    await database.prisma.$disconnect();
    await database.pool.end();
    await postgres.release();
  };
  return { server, database: { ...database, drop } };
}
