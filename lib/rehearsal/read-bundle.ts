import { mediaPath } from '#lib/audio/media-url.ts';
import { toResources } from '#lib/calls/resources.ts';
import { config } from '#lib/config.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import type { ResourceRow } from '#lib/database/resource-rows.ts';
import { fallbackOf } from '#lib/fallback.ts';
import { pinSubflows } from '#lib/flows/pin-subflows.ts';
import { readPins } from '#lib/flows/pins.ts';
import { readable, readDraft } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import { secrets } from '#lib/secrets.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { FlowBundle } from './flow-bundle.ts';
import { flowProviders } from './flow-providers.ts';

/** What of a flow is played: its draft, the version that callers hear, or the version with this number. */
export type FlowState = 'draft' | 'published' | number;

/** Everything that playing a flow needs, as it stands now. Refuses a version that is not there and a draft that cannot be read. */
export async function readBundle(workspace: Workspace, flow: Flow, of: FlowState): Promise<FlowBundle> {
  return await bundleOf(workspace, flow, await readMain(workspace, flow, of));
}

/** The same for a document that is stored nowhere; the flows that it runs are those of the workspace. */
export async function bundleOfDocument(workspace: Workspace, document: FlowDocument): Promise<FlowBundle> {
  const pins = await pinSubflows(workspace, document);
  return await bundleOf(workspace, { id: '', slug: '' }, { version: 'draft', number: null, document, pins });
}

async function bundleOf(
  workspace: Workspace,
  { id, slug }: Pick<Flow, 'id' | 'slug'>,
  main: Main,
): Promise<FlowBundle> {
  const [numbers, rows] = await Promise.all([numbersOf(workspace, id), resourceRows(workspace)]);
  return {
    ...main,
    flow: { id, slug, name: main.document.name },
    subflows: await readSubflows(workspace, main.pins),
    resources: toResources(rows, fallbackOf(config())),
    audioPaths: audioPaths(rows),
    providers: flowProviders(
      main.document,
      numbers.map(({ provider }) => provider),
    ),
    numbers,
  };
}

async function numbersOf({ prisma }: Workspace, flowId: string): Promise<FlowBundle['numbers']> {
  if (flowId === '') return [];
  return await prisma.phoneNumber.findMany({
    where: { flowId },
    select: { number: true, provider: true, label: true },
    orderBy: [{ number: 'asc' }, { provider: 'asc' }],
  });
}

type Main = Pick<FlowBundle, 'version' | 'number' | 'document' | 'pins'>;

async function readMain(workspace: Workspace, flow: Flow, of: FlowState): Promise<Main> {
  if (of === 'draft') {
    const { document } = await readDraft(workspace, flow);
    return { version: 'draft', number: null, document, pins: await pinSubflows(workspace, document) };
  }
  if (of === 'published' && flow.currentVersionId === null)
    throw new Refusal('not-published', { flow: flow.slug });
  const version = await workspace.prisma.version.findFirst({
    where: {
      flowId: flow.id,
      ...(of === 'published' ? { id: flow.currentVersionId ?? '' } : { number: of }),
    },
    select: { id: true, number: true, document: true, subflows: true },
  });
  if (version === null) throw new Refusal('version-not-found', { flow: flow.slug, version: of });
  const { id, number, document, subflows } = version;
  return { version: id, number, document: readable(document), pins: readPins(subflows) };
}

async function readSubflows(
  { id: workspaceId, prisma }: Workspace,
  pins: Record<string, string>,
): Promise<FlowBundle['subflows']> {
  const found: FlowBundle['subflows'] = {};
  for (let wanted = Object.values(pins); wanted.length > 0; ) {
    const versions = await prisma.version.findMany({
      where: { workspaceId, id: { in: wanted } },
      select: { id: true, flowId: true, number: true, document: true, subflows: true },
    });
    for (const { id, flowId, number, document, subflows } of versions)
      found[id] = { flow: flowId, number, document: readable(document), pins: readPins(subflows) };
    const next = versions.flatMap(({ subflows }) => Object.values(readPins(subflows)));
    wanted = [...new Set(next)].filter((id) => !Object.hasOwn(found, id));
  }
  return found;
}

async function resourceRows({ id: workspaceId, prisma }: Workspace): Promise<ResourceRow[]> {
  const where = { workspaceId };
  const [audio, schedules] = await Promise.all([
    prisma.audioFile.findMany({
      where,
      select: { id: true, revision: true, contentType: true, durationMs: true },
    }),
    prisma.schedule.findMany({ where, select: { id: true, revision: true, document: true } }),
  ]);
  const rows: ResourceRow[] = [
    ...audio.map((row) => ({ kind: 'audio' as const, ...row })),
    ...schedules.map((row) => ({ kind: 'schedule' as const, ...row, document: json(row.document) })),
  ];
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function audioPaths(rows: readonly ResourceRow[]): Record<string, string> {
  const expires = Date.now() + goodForMs;
  return Object.fromEntries(
    rows.flatMap((row) =>
      row.kind === 'audio' ? [[row.id, mediaPath({ ...row, expires }, secrets())] as const] : [],
    ),
  );
}

/** As long as somebody may leave a page open. */
const goodForMs = 36 * 3_600_000;

/** What came out of a column of type jsonb is JSON; Prisma's type for it is its own. */
function json(value: unknown): Json {
  return value as Json;
}
