import { TurnError } from '#lib/calls/turn-error.ts';
import { uuidv7 } from '#lib/calls/uuid.ts';
import type { Database } from '#lib/database/connect.ts';
import { findMessage, receiveMessage, reportMessage } from '#lib/database/message-rows.ts';
import type { Accounts } from '#lib/providers/accounts.ts';
import type { SignedRequest, VerifySignature } from '#lib/providers/provider.ts';
import type { MessageNews, ParseMessage, RenderMessage } from '#runtime/contract/message.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { checkAccount, isUuid } from './doorman.ts';

export type MessageRoute = Extract<Route, { kind: 'message' | 'message-status' }>;

/** A webhook about a text message, read but not believed yet. */
export type MessageArrival = {
  provider: string;
  parts: { parseMessage: ParseMessage; renderMessage: RenderMessage; verifySignature: VerifySignature };
  route: MessageRoute;
  request: SignedRequest;
  parameters: ReadonlyMap<string, string>;
};

export type MessageServices = {
  accounts: Accounts;
  database: () => Promise<Database>;
  /** What HELP is answered with. */
  helpMessage: string;
};

export type MessageReply = { body: string; contentType: string; event: string };

/**
 * Takes a text message that came in, or a report on one that was sent. The account whose tokens check the signature is that of our number, or of the stored
 * message. Rejects with `TurnError`.
 */
export async function takeMessage(arrival: MessageArrival, services: MessageServices): Promise<MessageReply> {
  const { route, parts, parameters } = arrival;
  const news = parts.parseMessage(parameters, route.kind === 'message');
  if (route.kind === 'message') return await receive(arrival, services, news);
  return await report(route.message, arrival, { services, news });
}

async function receive(
  { provider, parts, request }: MessageArrival,
  { accounts, database, helpMessage }: MessageServices,
  news: MessageNews | null,
): Promise<MessageReply> {
  if (news?.kind !== 'message-received') return refuse();
  const { id: providerId, from, to, text, keyword } = news;
  const binding = await accounts.ofNumber(provider, to);
  if (!binding || !parts.verifySignature(request, binding.credentials.tokens)) return refuse();
  const { pool } = await database();
  const { workspaceId, account: accountId } = binding;
  const message = {
    id: uuidv7(),
    workspaceId,
    accountId,
    provider,
    providerId,
    from,
    to,
    body: text,
    keyword,
  };
  const { optedOut } = await receiveMessage(pool, message);
  // Whoever wants no messages gets none, also not this one.
  const answer = keyword === 'help' && !news.answered && !optedOut ? helpMessage : '';
  return { ...parts.renderMessage({ from: to, to: from, text: answer }), event: news.kind };
}

async function report(
  id: string,
  { provider, parts, request }: MessageArrival,
  { services, news }: { services: MessageServices; news: MessageNews | null },
): Promise<MessageReply> {
  const { accounts, database } = services;
  const { pool } = await database();
  const message = isUuid(id) ? await findMessage(pool, id) : undefined;
  if (message?.provider !== provider || message.accountId === null) return refuse();
  const { verifySignature } = parts;
  await checkAccount({ accounts, verifySignature, request }, message.accountId);
  if (news?.kind === 'message-reported') {
    const { id: providerId, status, error } = news;
    const reason =
      status === 'failed' ? `The provider could not deliver it${error && ` (error ${error})`}.` : null;
    await reportMessage(pool, id, { providerId, status, error: reason });
  }
  return { body: '', contentType: '', event: news?.kind ?? 'none' };
}

function refuse(): never {
  throw new TurnError('unsigned');
}
