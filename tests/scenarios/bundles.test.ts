import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { saveDraft } from '#lib/flows/save-draft.ts';
import { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { programOf } from '#lib/rehearsal/program-of.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';
import { listTrials } from '#lib/trials/list-trials.ts';
import { makeTrial } from '#lib/trials/make-trial.ts';
import { openTrial } from '#lib/trials/open-trial.ts';
import { revokeTrial } from '#lib/trials/revoke-trial.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;
let inner: Flow;
let outer: Flow;
const audio = { used: '', other: '' };

const goingTo = (flow: string) =>
  new FlowSketch('Outer')
    .node('in', 'incoming-call')
    .node('play', 'play', { sound: { languages: { 'en-US': { kind: 'audio', audio: audio.used } } } })
    .node('go', 'go-to-flow', { flow })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'play')
    .wire('play', 'next', 'go')
    .wire('go', 'returned', 'bye')
    .document();

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.prisma.flow.deleteMany();
  await database.prisma.audioFile.deleteMany();
  for (const name of ['used', 'other'] as const) {
    const file = { name, contentType: 'audio/mpeg', sha256: '', size: 1, durationMs: 2_500 };
    const data = { ...file, workspaceId: workspace.id, bytes: new Uint8Array(1) };
    audio[name] = (await database.prisma.audioFile.create({ data })).id;
  }
  const hello = new FlowSketch('Inner')
    .node('in', 'incoming-call')
    .node('say', 'speak', { prompt: words('Hello from the inner flow') })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'say')
    .wire('say', 'next', 'bye')
    .document();
  inner = await createFlow(workspace, { document: hello, slug: 'inner' });
  await publishFlow(workspace, inner);
  outer = await createFlow(workspace, { document: goingTo(inner.id), slug: 'outer' });
});

describe('a bundle', () => {
  test('makes the program of the draft with its subflows, over JSON', async () => {
    const bundle = await readBundle(workspace, outer, 'draft');
    const received = FlowBundle.parse(JSON.parse(JSON.stringify(bundle)));
    expect(received).toEqual(bundle);
    const program = programOf(received);
    expect(program).toMatchObject({ version: 'draft', flow: outer.id, start: 'in' });
    expect(program.subflows.get(inner.id)).toMatchObject({ name: 'Inner', flow: inner.id });
    expect(received.resources.audio[audio.used]).toEqual({ contentType: 'audio/mpeg', seconds: 2.5 });
    expect(received.audioPaths[audio.used]).toMatch(/^\/media\/.+\.mp3$/);
    expect(received.providers).toEqual(['twilio', 'plivo']);
  });

  test('of a version keeps to the subflows that it pinned', async () => {
    await publishFlow(workspace, outer);
    const { document } = await readBundle(workspace, inner, 'draft');
    await saveDraft(workspace, inner, { document: { ...document, name: 'Inner, newer' } });
    await publishFlow(workspace, inner);
    const published = await readBundle(workspace, await findFlow(workspace, 'outer'), 'published');
    expect(published.number).toBe(1);
    expect(programOf(published).subflows.get(inner.id)?.name).toBe('Inner');
    const draft = programOf(await readBundle(workspace, outer, 'draft'));
    expect(draft.subflows.get(inner.id)?.name).toBe('Inner, newer');
    expect(programOf(await readBundle(workspace, inner, 1)).name).toBe('Inner');
    await expect(readBundle(workspace, inner, 7)).rejects.toMatchObject({ code: 'version-not-found' });
    await expect(readBundle(workspace, outer, 'published')).rejects.toMatchObject({ code: 'not-published' });
  });

  test('with a circle of pins, which nobody can publish, still comes to an end', async () => {
    const bundle = await readBundle(workspace, outer, 'draft');
    const [pin = ''] = Object.keys(bundle.subflows);
    const circular = { ...bundle.subflows[pin], pins: { [outer.id]: pin, lost: 'nowhere' } };
    const subflows = FlowBundle.shape.subflows.parse({ [pin]: circular });
    expect(programOf({ ...bundle, subflows }).subflows.size).toBe(1);
  });
});

describe('a trial link', () => {
  const make = (more: Partial<Parameters<typeof makeTrial>[2]> = {}) =>
    makeTrial(workspace, outer, { of: 'draft', days: 7, label: 'For Ben', ...more });
  const open = (path: string) => openTrial(workspace, path.replace('/try/', ''));

  test('shows the draft as it is when it is opened, and only what that uses', async () => {
    const { path, link } = await make();
    expect(link).toMatchObject({ label: 'For Ben', version: null, state: 'open', openedAt: null });
    const document = { ...goingTo(inner.id), name: 'Changed meanwhile' };
    await saveDraft(workspace, outer, { document });
    const opened = await open(path);
    expect(opened?.bundle.document.name).toBe('Changed meanwhile');
    expect(Object.keys(opened?.bundle.resources.audio ?? {})).toEqual([audio.used]);
    expect(Object.keys(opened?.bundle.audioPaths ?? {})).toEqual([audio.used]);
    expect((await listTrials(workspace, outer))[0]?.openedAt).not.toBeNull();
  });

  test('to a version stays at it', async () => {
    await publishFlow(workspace, outer);
    const { path } = await make({ of: 1 });
    await saveDraft(workspace, outer, { document: { ...goingTo(inner.id), name: 'Newer' } });
    expect((await open(path))?.bundle).toMatchObject({ number: 1, document: { name: 'Outer' } });
    await expect(make({ of: 2 })).rejects.toMatchObject({ code: 'version-not-found' });
  });

  test('is closed by time, by hand, and with its flow', async () => {
    const [late, revoked, kept] = await Promise.all([make(), make(), make()]);
    const gone = { expiresAt: new Date(Date.now() - 1) };
    await database.prisma.trialLink.update({ where: { id: late.link.id }, data: gone });
    await revokeTrial(workspace, outer, revoked.link.id);
    expect(await open(late.path)).toBeNull();
    expect(await open(revoked.path)).toBeNull();
    expect(await open(kept.path)).not.toBeNull();
    const states = new Map((await listTrials(workspace, outer)).map(({ id, state }) => [id, state]));
    expect([late, revoked, kept].map(({ link }) => states.get(link.id))).toEqual([
      'expired',
      'revoked',
      'open',
    ]);
    await archiveFlow(workspace, outer, true);
    expect(await open(kept.path)).toBeNull();
    await database.prisma.flow.update({ where: { id: outer.id }, data: { archivedAt: null } });
    expect(await open(kept.path)).not.toBeNull();
  });

  test('cannot be guessed, nor found in the database', async () => {
    const { path, link } = await make();
    const token = path.replace('/try/', '');
    expect(token).toMatch(/^[\w-]{43}$/);
    const row = await database.prisma.trialLink.findUniqueOrThrow({ where: { id: link.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const other = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    for (const guess of [other, row.tokenHash, link.id, '', '%', "' or 1=1 --", `${token}\0`, `${token}x`])
      expect(await openTrial(workspace, guess), guess).toBeNull();
    await expect(revokeTrial(workspace, inner, link.id)).rejects.toMatchObject({ code: 'trial-not-found' });
    for (const id of ['x', '__proto__', `${link.id}'`])
      await expect(revokeTrial(workspace, outer, id)).rejects.toMatchObject({ code: 'trial-not-found' });
    expect(await open(path)).not.toBeNull();
  });

  test('is not made without end', async () => {
    for (let count = 0; count < 100; count += 1) await make();
    await expect(make()).rejects.toMatchObject({ code: 'too-many-trials' });
  });
});
