import type { Database } from '#lib/database/connect.ts';
import { appendUpdate } from '#lib/flows/append-update.ts';
import { draftEvents } from '#lib/flows/draft-events.ts';
import { draftLimits } from '#lib/flows/draft-limits.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { readUpdates } from '#lib/flows/read-updates.ts';
import { readBody } from '#lib/http/read-body.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

/** Where editors of one flow meet; `flow` is its short name or id. The numbers count the updates of its draft. */
export type DraftDoor = (database: Database, flow: string, request: Request) => Promise<Response>;

/** What was done since `?after=`, as one binary Yjs update; everything without it. 204 when there is nothing new. */
export const getUpdates: DraftDoor = async (database, name, request) => {
  const workspace = defaultWorkspace(database);
  const flow = await findFlow(workspace, name);
  const after = sequenceOf(new URL(request.url).searchParams.get('after'));
  const { update, sequence } = await readUpdates(workspace, flow, after);
  const headers = { [sequenceHeader]: String(sequence), 'cache-control': 'no-store' };
  if (update === null) return new Response(null, { status: 204, headers });
  return new Response(new Uint8Array(update), {
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
};

/** Takes a binary Yjs update; `Ringtree-Author` is whose it is, percent-encoded. Replies `{ sequence, added }`. */
export const postUpdate: DraftDoor = async (database, name, request) => {
  const workspace = defaultWorkspace(database);
  const flow = await findFlow(workspace, name);
  const update = await readBody(request, draftLimits.updateBytes);
  if (update === null) throw new Refusal('update-too-large');
  const author = authorOf(request.headers.get('ringtree-author') ?? '');
  return Response.json(await appendUpdate(workspace, flow, { update, author }));
};

/** Server-sent events with the number of the newest update, which is each event's id; goes on from `Last-Event-ID`. */
export const getEvents: DraftDoor = async (database, name, request) => {
  const flow = await findFlow(defaultWorkspace(database), name);
  const last = sequenceOf(request.headers.get('last-event-id'));
  return new Response(draftEvents(database, flow, { last, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Nothing on the way may hold events back to compress them.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
};

const sequenceHeader = 'ringtree-sequence';

function sequenceOf(text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function authorOf(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, draftLimits.authorCharacters);
  } catch {
    return '';
  }
}
