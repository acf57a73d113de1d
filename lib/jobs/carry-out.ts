import { webhookUrl } from '#lib/calls/render-context.ts';
import { outboxContext } from '#lib/calls/turn-write.ts';
import { findCallAt } from '#lib/database/call-at.ts';
import type { Database } from '#lib/database/connect.ts';
import { beginSending, type OutboxRow } from '#lib/database/outbox-rows.ts';
import { prepareMessage } from '#lib/messages/prepare-message.ts';
import { type EffectTarget, type ProviderClient, ProviderError } from '#lib/providers/provider.ts';
import type { Secrets } from '#lib/secrets.ts';
import type { Effect, EffectKind } from '#runtime/contract/effect.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { redact, reveal } from '#runtime/contract/secret.ts';

/** What came of a try. */
export type Outcome =
  | { kind: 'done'; providerId: string }
  | { kind: 'given-up'; error: string }
  | { kind: 'again'; error: string; seconds: number }
  /** Another process has it by now. */
  | { kind: 'lost' };

export type CarryOutParts = {
  database: () => Promise<Database>;
  secrets: Secrets;
  /** null when the account is gone. */
  clientOf: (account: string) => Promise<ProviderClient | null>;
  /** PUBLIC_URL; without it the address under which the call reached us. */
  publicUrl: string | undefined;
};

/**
 * Whether a second time does no harm: moving or hanging up a call twice is as once. A message, a call and a recording are sent at most once: when
 * nobody knows whether the provider took one, it is given up.
 */
export const repeatable: Record<EffectKind, boolean> = {
  'redirect-call': true,
  'move-call': true,
  timer: true,
  'hang-up-call': true,
  'start-recording': false,
  'start-call': false,
  'send-message': false,
};

/** Hands an effect to its provider. Never rejects. */
export async function carryOut(row: OutboxRow, parts: CarryOutParts): Promise<Outcome> {
  try {
    const { effect, shown, baseUrl } = open(row, parts.secrets);
    if (effect.kind === 'timer') return done;
    if (effect.kind === 'move-call') return await moveOther(row, effect, parts);
    const { accountId, provider } =
      effect.kind === 'send-message' && shown.kind === 'send-message'
        ? await prepareMessage({ row, effect, shown }, await parts.database())
        : row;
    const client = accountId === null ? null : await parts.clientOf(accountId);
    if (!client) return { kind: 'given-up', error: 'The provider account is gone.' };
    // As late as can be: who dies before has sent nothing for sure.
    const isOurs = isRepeatable(row.kind) || (await beginSending((await parts.database()).pool, row));
    if (!isOurs) return { kind: 'lost' };
    const providerId = await client.carryOut(
      effect,
      target({ ...row, provider }, parts.publicUrl ?? baseUrl),
    );
    return { kind: 'done', providerId };
  } catch (error) {
    return afterError(row, error);
  }
}

const done: Outcome = { kind: 'done', providerId: '' };

/** A call that has ended or gone on meanwhile is left alone. */
async function moveOther(
  row: OutboxRow,
  { id, call, visit }: Effect & { kind: 'move-call' },
  { database, clientOf, publicUrl }: CarryOutParts,
): Promise<Outcome> {
  const { pool } = await database();
  const other = await findCallAt(pool, { workspace: row.workspaceId, call, visit });
  const client = other?.accountId ? await clientOf(other.accountId) : null;
  if (!other || !client) return done;
  const moved = target({ ...row, ...other, callId: call }, publicUrl ?? baseUrlOf(row));
  await client.carryOut({ id, kind: 'redirect-call' }, moved);
  return done;
}

function afterError(row: OutboxRow, error: unknown): Outcome {
  const words = error instanceof Error ? error.message : String(error);
  const known = error instanceof ProviderError ? error : undefined;
  const mayRepeat = isRepeatable(row.kind) || (known?.untouched ?? true);
  if (known?.permanent || !mayRepeat || row.attempts >= mostAttempts)
    return { kind: 'given-up', error: words };
  return { kind: 'again', error: words, seconds: Math.min(2 ** (row.attempts - 1), longestWaitSeconds) };
}

/** With the waits between them some five minutes. */
const mostAttempts = 10;
const longestWaitSeconds = 60;

function isRepeatable(kind: string): boolean {
  const kinds: Readonly<Record<string, boolean>> = repeatable;
  return kinds[kind] ?? false;
}

/** The address under which the call reached us. */
export function baseUrlOf(row: OutboxRow): string {
  return ownPayload(row.payload).baseUrl;
}

/** `shown` has dots for what is secret. */
function open(row: OutboxRow, box: Secrets): { effect: Effect; shown: Effect; baseUrl: string } {
  const sealed = row.secrets && box.unsealBytes(row.secrets, outboxContext(row.key));
  const secrets: Record<string, string> = sealed ? JSON.parse(Buffer.from(sealed).toString()) : {};
  const { effect, baseUrl } = ownPayload(row.payload);
  return { effect: reveal(effect, secrets), shown: redact(effect), baseUrl };
}

/** Only the driver writes this column. */
function ownPayload(payload: Json): { effect: Effect; baseUrl: string } {
  return payload as unknown as { effect: Effect; baseUrl: string };
}

function target({ id, callId: call, provider, providerCallId }: OutboxRow, baseUrl: string): EffectTarget {
  const url = (route: Route) => webhookUrl(baseUrl, provider, route);
  return {
    providerCallId,
    urls: {
      moved: url({ kind: 'fetch', call, thread: 'main', reason: 'moved' }),
      recording: url({ kind: 'fact', call, thread: 'main', fact: 'recording' }),
      messageStatus: url({ kind: 'message-status', message: id }),
      status: url({ kind: 'status' }),
      fallback: url({ kind: 'fallback' }),
      answer: `${url({ kind: 'voice' })}?start=${id}`,
    },
  };
}
