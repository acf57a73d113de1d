import { expect } from 'vitest';
import { renderContext } from '#lib/calls/render-context.ts';
import { readConfig } from '#lib/config.ts';
import type { WebhookEvent } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import type { Program } from '#runtime/graph/program.ts';
import { providers } from '#runtime/providers/providers.ts';
import { renderReply } from '#runtime/providers/render-reply.ts';
import { publicUrl } from '../support/server.ts';
import { testSecrets } from './read-told.ts';
import type { StoredHistory } from './stored-histories.ts';

/** What the server of a test says when it can't take a turn. */
export const fallback = { message: readConfig({}).FALLBACK_MESSAGE, number: '' };

/**
 * Steps the stored events one after the other, as a single process would that did nothing else. Expects every event to move the call, every reply
 * to be the one stored, byte for byte, and the call to end up as it is stored.
 */
export function expectReplays(history: StoredHistory): void {
  const { id, turns } = history;
  const program = programOf(history);
  let state: CallState | null = null;
  for (const { event, reply, document, revision } of turns) {
    const turn: Turn = step(program, state, asEvent(event, history), resources);
    const place = `turn ${revision} of ${id}`;
    expect(turn.changed, place).toBe(true);
    expect(turn.reply.kind === 'document' ? turn.reply.number : null, place).toBe(document);
    const stored = reply === null ? null : Buffer.from(reply, 'base64').toString();
    expect(rendered(turn, history), place).toBe(stored);
    state = turn.state;
  }
  const { secrets, ...open } = state ?? { secrets: {} };
  expect(history.state, id).toEqual(open);
}

const resources: Resources = { revision: '', audio: {}, schedules: {}, fallback };

function rendered({ reply, state }: Turn, { id, provider }: StoredHistory): string | null {
  if (reply.kind !== 'document') return null;
  const context = renderContext({
    call: id,
    provider,
    thread: reply.thread,
    document: reply.number,
    baseUrl: publicUrl,
    startedAt: state.startedAt,
    audio: {},
    secrets: testSecrets,
  });
  const { render } = providers[provider];
  return renderReply({ document: reply.document, secrets: state.secrets, render, context }).body;
}

const programs = new Map<string, Program>();

function programOf({ version, flow, document }: StoredHistory): Program {
  const known = programs.get(version);
  if (known) return known;
  const parsed = parseFlow(document);
  if (!parsed.ok) throw new Error('the flow cannot be read');
  const program = compile(parsed.document, { version, flow });
  programs.set(version, program);
  return program;
}

/** What is stored of an event that is not sensitive is the event but for what its row tells. */
function asEvent(event: StoredHistory['turns'][number]['event'], call: StoredHistory): WebhookEvent {
  return { ...event, callId: call.id, provider: call.provider } as unknown as WebhookEvent;
}
