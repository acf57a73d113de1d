import type { LookUp } from '#lib/calls/look-ups.ts';
import { uuidv7 } from '#lib/calls/uuid.ts';
import type { Database } from '#lib/database/connect.ts';
import { addIdle, callAgent, removeIdle } from '#lib/database/queue-agents.ts';
import {
  addEntry,
  changeEntry,
  type EntryChange,
  type EntryRow,
  findEntry,
  findPlace,
  type Stay,
  takeEntry,
} from '#lib/database/queue-rows.ts';
import { type QueueCaller, QueueRequest, type QueueStanding } from '#runtime/contract/queue.ts';

/** The list of who waits in which queue; see docs/decisions/0014-own-list-of-who-waits.md. */
export function createQueue(database: () => Promise<Database>): LookUp {
  return async ({ request }, { workspace, account }) => {
    if (account === null) throw new Error('The provider account is gone.');
    const list: List = { pool: (await database()).pool, workspace, account };
    return { ok: true, value: await answer(QueueRequest.parse(request), list) };
  };
}

type List = { pool: Database['pool']; workspace: string; account: string };

async function answer(request: QueueRequest, list: List): Promise<QueueStanding | QueueCaller> {
  switch (request.action) {
    case 'join':
      return await join(request, list);
    case 'look':
      return await standing(await entryOf(request.entry, list), list);
    case 'leave':
      return await leave(request.entry, { to: 'left' }, list);
    case 'call-back': {
      const { entry, number, callerId } = request;
      return await leave(entry, { to: 'call-back', number, callerId }, list);
    }
    case 'take':
      return await take(request, list);
    case 'meet':
      return (await meet(request, list)) ?? (await take(request, list));
  }
}

async function join(
  { queue, stay, most }: QueueRequest & { action: 'join' },
  list: List,
): Promise<QueueStanding> {
  const { pool, workspace } = list;
  await addEntry(pool, { ...list, queue }, { id: uuidv7(), stay, most });
  const entry = await findEntry(pool, workspace, stay);
  return entry ? await standing(entry, list) : { standing: 'full' };
}

/** A caller whose agent went away before they met waits again, where they were. */
async function standing(entry: EntryRow | undefined, list: List): Promise<QueueStanding> {
  const { pool } = list;
  if (!entry || entry.status === 'left' || entry.kind === 'call-back') return { standing: 'left' };
  if (entry.status === 'met' && entry.agentPresent) return taken(entry);
  if (entry.status === 'met') await changeEntry(pool, entry.id, { to: 'waiting' });
  else if (entry.taken && (await changeEntry(pool, entry.id, { to: 'met' }))) return taken(entry);
  const { before, ...place } = await findPlace(pool, entry.id);
  const agent = await callAgent(pool, entry.id);
  return { standing: 'waiting', entry: entry.id, position: before + 1, ...place, agent: agent ?? null };
}

/** Unless an agent was faster: then the two meet after all. */
async function leave(id: string, change: EntryChange, list: List): Promise<QueueStanding> {
  if (!(await entryOf(id, list)) || (await changeEntry(list.pool, id, change))) return { standing: 'left' };
  return await standing(await entryOf(id, list), list);
}

async function take({ queue, stay, take: number }: Taking, list: List): Promise<QueueCaller> {
  const taken = await takeEntry(list.pool, { ...list, queue }, { stay, take: number });
  if (taken) await removeIdle(list.pool, stay);
  else await addIdle(list.pool, { ...list, queue }, { id: uuidv7(), stay });
  return taken ? called(taken) : { caller: 'nobody' };
}

type Taking = { queue: string; stay: Stay; take: number };

/** undefined when the caller hung up, or is somebody else's by now. */
async function meet(
  { entry: id, stay }: QueueRequest & { action: 'meet' },
  list: List,
): Promise<QueueCaller | undefined> {
  const entry = await entryOf(id, list);
  const isTheirs = entry?.agentCall === stay.call && entry.agentVisit === stay.visit;
  if (!entry || !isTheirs || !entry.present || entry.status === 'left') return undefined;
  if (entry.kind === 'call-back') await changeEntry(list.pool, entry.id, { to: 'met' });
  const isWaiting = entry.kind === 'waiting' && entry.status === 'waiting';
  return isWaiting ? called(entry) : { caller: 'coming' };
}

function called(entry: EntryRow): QueueCaller {
  const { id, number, callerId, waited, call, visit } = entry;
  return entry.kind === 'call-back'
    ? { caller: 'call-back', entry: id, number, callerId, waited }
    : { caller: 'called', entry: id, stay: { call, visit }, number, waited };
}

function taken({ id, agentCall, agentVisit }: EntryRow): QueueStanding {
  return { standing: 'taken', entry: id, agent: { call: agentCall ?? '', visit: agentVisit ?? 0 } };
}

/** Ids come from a call's own state; one that is no UUID would be an error of the database. */
function entryOf(id: string, { pool, workspace }: List): Promise<EntryRow | undefined> {
  return findEntry(pool, workspace, { id });
}
