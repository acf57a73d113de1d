import { type CallListing, callListings } from '#lib/calls/call-listing.ts';
import type { Call, Turn } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { redact } from '#runtime/contract/secret.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import { nodeNames } from './node-names.ts';

/** Everything that is known of a call, fit to be shown: what was sensitive is dots. */
export type CallReport = CallListing & {
  /** The flow itself ended the call: nobody hung up on it. */
  finished: boolean;
  /** Versions that the steps passed stand in, but for those that are gone; `of` is the flow's short name. */
  versions: { id: string; of: string; number: number }[];
  variables: JsonObject;
  /** Results by step. */
  steps: JsonObject;
  turns: TurnReport[];
  /** What was sent out besides replies. */
  effects: {
    kind: string;
    status: string;
    attempts: number;
    error: string | null;
    providerId: string | null;
  }[];
  /** Text messages that it sent, and what became of them. */
  messages: { to: string; from: string; status: string; error: string | null; at: Date }[];
  recordings: {
    step: string | null;
    status: string;
    url: string | null;
    seconds: number | null;
    transcript: string | null;
  }[];
};

export type TurnReport = {
  number: number;
  at: Date;
  event: string;
  thread: string;
  document: number | null;
  /** The event as it came. */
  details: Json;
  passed: (Pick<TraceEntry, 'version' | 'node' | 'port' | 'why' | 'changes'> & { name: string })[];
  /** The reply as it left; null for none, and where it speaks something sensitive. */
  reply: string | null;
  sensitive: boolean;
  emulations: Json;
  milliseconds: number;
};

export async function callReport(workspace: Workspace, call: Call): Promise<CallReport> {
  const { prisma } = workspace;
  const [[listing], turns, effects, messages, recordings] = await Promise.all([
    callListings(workspace, [call]),
    // The time leaves older months out of the search.
    prisma.turn.findMany({
      where: { callId: call.id, createdAt: { gte: call.startedAt } },
      orderBy: { revision: 'asc' },
    }),
    prisma.outbox.findMany({ where: { callId: call.id }, orderBy: { createdAt: 'asc' } }),
    prisma.message.findMany({
      where: { callId: call.id },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { to: true, from: true, status: true, error: true, createdAt: true },
    }),
    prisma.recording.findMany({ where: { callId: call.id }, orderBy: { createdAt: 'asc' } }),
  ]);
  if (listing === undefined) throw new Error('A call that was read has no listing');
  const trace = turns.flatMap(traceOf);
  const [names, versions] = await Promise.all([nodeNames(prisma, trace), versionsOf(workspace, trace)]);
  const state = redact(objectOf(call.state));
  return {
    ...listing,
    finished: state['finished'] === true,
    versions,
    variables: objectOf(state['vars']),
    steps: objectOf(state['steps']),
    turns: turns.map((turn) => turnReport(turn, names)),
    effects: effects.map(({ kind, status, attempts, lastError, providerId }) => ({
      kind,
      status,
      attempts,
      error: lastError,
      providerId,
    })),
    messages: messages.map(({ createdAt, ...message }) => ({ ...message, at: createdAt })),
    recordings: recordings.map(({ node, status, url, durationMs, transcript }) => ({
      step: node,
      status,
      url,
      seconds: durationMs === null ? null : durationMs / 1_000,
      transcript,
    })),
  };
}

async function versionsOf(
  { prisma }: Workspace,
  trace: readonly TraceEntry[],
): Promise<CallReport['versions']> {
  const versions = await prisma.version.findMany({
    where: { id: { in: [...new Set(trace.map(({ version }) => version))] } },
    select: { id: true, number: true, flow: { select: { slug: true } } },
  });
  return versions.map(({ id, number, flow }) => ({ id, of: flow.slug, number }));
}

function turnReport(turn: Turn, names: (entry: TraceEntry) => string): TurnReport {
  return {
    number: turn.revision,
    at: turn.createdAt,
    event: turn.kind,
    thread: turn.thread,
    document: turn.document,
    details: redact(json(turn.event)),
    passed: traceOf(turn).map((entry) => ({
      version: entry.version,
      node: entry.node,
      name: names(entry),
      port: entry.port,
      why: entry.why,
      changes: entry.changes,
    })),
    reply: turn.sensitive || turn.reply === null ? null : new TextDecoder().decode(turn.reply),
    sensitive: turn.sensitive,
    emulations: redact(json(turn.emulations)),
    milliseconds: turn.durationMicros / 1_000,
  };
}

/** The driver alone writes this column, from a turn's trace. */
function traceOf({ trace }: Turn): TraceEntry[] {
  return redact(trace as unknown as TraceEntry[]);
}

/** What came out of a column of type jsonb is JSON; Prisma's type for it is its own. */
function json(value: unknown): Json {
  return value as Json;
}

function objectOf(value: unknown): JsonObject {
  const object = json(value);
  return object !== null && typeof object === 'object' && !Array.isArray(object) ? object : {};
}
