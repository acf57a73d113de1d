import { expect } from 'vitest';
import type { Database } from '#lib/database/connect.ts';
import { spoken } from '#lib/http/spoken.ts';
import type { Document } from '#runtime/contract/document.ts';
import { fallbackDocument, hangUp } from '#runtime/engine/spoken-documents.ts';
import { providers } from '#runtime/providers/providers.ts';
import type { ProviderName } from '../support/ringtree.ts';
import { publicUrl } from '../support/server.ts';
import { type Asked, readTold } from './read-told.ts';
import type { Told } from './recorder.ts';
import { expectReplays, fallback } from './replay.ts';
import { type StoredHistory, storedHistories } from './stored-histories.ts';

/** What was found; for the test's own output, and so that it sees that anything was compared. */
export type Compared = { calls: number; turns: number; answers: number; fallbacks: number };

/**
 * Expects what callers were told, and what is stored, to be what a single process would have told and stored for some order of the requests, which
 * keeps every request behind those that were answered before it was sent. Where a turn could not be taken, the spoken fallback may stand in place of its words.
 */
export async function expectOneOrder(told: readonly Told[], database: Database): Promise<Compared> {
  const histories = await storedHistories(database);
  const byName = new Map(
    histories.flatMap((one) => [[one.id, one] as const, [one.providerCallId, one] as const]),
  );
  const compared: Compared = { calls: histories.length, turns: 0, answers: 0, fallbacks: 0 };
  for (const history of histories) {
    expectWhole(history);
    expectReplays(history);
    compared.turns += history.turns.length;
  }
  const asked = told.flatMap((one) => readTold(one) ?? []);
  const byCall = Map.groupBy(asked, ({ call }) => byName.get(call));
  for (const [history, requests] of byCall) {
    for (const request of requests) expectAnswered(request);
    const answers = requests.filter((request) => !isRefused(request) && !isFallback(request));
    compared.answers += answers.length;
    compared.fallbacks += requests.filter(isFallback).length;
    // Of a call that is not stored, nobody was told anything.
    if (history) expectInOrder(history, answers);
    else expect(answers.filter(({ event }) => event.class !== 'fact')).toEqual([]);
  }
  return compared;
}

/** Every turn once, none missing in between; begun once, and ended at most once. */
function expectWhole({ id, revision, status, turns }: StoredHistory): void {
  expect(
    turns.map((turn) => turn.revision),
    id,
  ).toEqual(turns.map((_, index) => index + 1));
  expect(revision, id).toBe(turns.length);
  expect(new Set(turns.map(({ key }) => key)).size, id).toBe(turns.length);
  expect(
    turns.flatMap(({ kind }, index) => (kind === 'call-started' ? [index] : [])),
    id,
  ).toEqual([0]);
  const ends = turns.filter(({ kind }) => kind === 'call-ended').length;
  expect(ends, id).toBe(status === 'ended' ? 1 : 0);
}

/** Words for whoever is on the line; a report may be refused, and is made again then. */
function expectAnswered({ wire, event, response }: Asked): void {
  if (event.class === 'fact') expect([200, 503], wire.url).toContain(response.status);
  else {
    expect(response.status, wire.url).toBe(200);
    expect(response.body, wire.url).toMatch(/<Response>.+<\/Response>/s);
  }
}

function expectInOrder(history: StoredHistory, answers: readonly Asked[]): void {
  const turns = new Map(history.turns.map((turn) => [turn.key, turn]));
  const placed = new Map<string, Placed>();
  const current: Asked[] = [];
  for (const request of answers) {
    const key = request.key(history.id);
    const turn = turns.get(key);
    const { event, response, wire, first, answered } = request;
    const place = `${wire.url} of ${history.id}: ${key}`;
    // A report of a call that was not stored when it came is passed over.
    if (event.class === 'fact' && history.turns.length > 1) expect(turn, place).toBeDefined();
    if (event.class === 'answer' && turn) expect(response.body, place).toBe(bodyOf(turn));
    if (event.class !== 'fact' && !(event.class === 'answer' && turn)) current.push(request);
    if (!turn) continue;
    const known = placed.get(key) ?? { place, revision: turn.revision, first, answered };
    const earliest = { first: Math.min(known.first, first), answered: Math.min(known.answered, answered) };
    placed.set(key, { ...known, ...earliest });
  }
  const floorAt = (moment: number) =>
    Math.max(0, ...[...placed.values()].flatMap((one) => (one.answered < moment ? [one.revision] : [])));
  for (const { place, revision, first } of placed.values())
    expect(revision, place).toBeGreaterThan(floorAt(first));
  for (const request of current) expectCurrent(history, request, floorAt(request.sent));
}

/** Where a turn stands in its call, when it was first asked for, and when somebody first had the answer. */
type Placed = { place: string; revision: number; first: number; answered: number };

/** The document that its thread was at, at a moment not before what had been answered when it was asked for. */
function expectCurrent(
  history: StoredHistory,
  { thread, provider, response, wire }: Asked,
  floor: number,
): void {
  const documents = history.turns.filter((turn) => turn.thread === thread && turn.document !== null);
  const possible = documents.filter((_, index) => (documents[index + 1]?.revision ?? Infinity) > floor);
  const bodies = [...possible.map(bodyOf), spokenBy(provider, hangUp)];
  expect(bodies, `${wire.url} of ${history.id}: ${response.body}`).toContain(response.body);
}

function bodyOf({ reply }: StoredHistory['turns'][number]): string {
  return Buffer.from(reply ?? '', 'base64').toString();
}

function isRefused({ response }: Asked): boolean {
  return response.status === 503;
}

function isFallback({ provider, thread, event, response }: Asked): boolean {
  if (event.class === 'fact') return false;
  return response.body === spokenBy(provider, fallbackDocument(thread, fallback));
}

function spokenBy(provider: ProviderName, document: Document): string {
  return spoken({ document, render: providers[provider].render, provider, baseUrl: publicUrl }).body;
}
