import { SearchX, Workflow } from 'lucide-react';
import { chooseFlows, mostShown } from '#components/flow/choose-flows.ts';
import { drawFlow } from '#components/flow/draw-flow.ts';
import { FlowCard, type ListedFlow } from '#components/flow/flow-card.tsx';
import { FlowSearch } from '#components/flow/flow-search.tsx';
import { NewFlowButton } from '#components/flow/new-flow-button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { draftsToDraw } from '#lib/flows/drafts-to-draw.ts';
import { type FlowListing, listFlows } from '#lib/flows/list-flows.ts';
import { publishedDocuments } from '#lib/flows/published-documents.ts';
import { nodeWords } from '#lib/node-words.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { diff } from '#runtime/graph/diff.ts';

/** Flows change outside of this process too. */
export const dynamic = 'force-dynamic';

/** From here on a name is found quicker by typing than by looking. */
const searchedFrom = 10;

type Properties = { searchParams: Promise<{ find?: string | string[] }> };

export default async function FlowsPage({ searchParams }: Properties) {
  const { find } = await searchParams;
  const sought = typeof find === 'string' ? find.trim() : '';
  const workspace = defaultWorkspace(await openDatabase());
  const flows = await listFlows(workspace);
  const { found, shown } = chooseFlows(flows, sought);
  const cards = await drawn(workspace, shown);
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <div>
          <h1 className="text-2xl">Flows</h1>
          <p className="mt-1 text-quiet">What callers hear, and where their calls go.</p>
        </div>
        <div className="flex w-full items-center gap-3 sm:w-auto">
          {flows.length >= searchedFrom && <FlowSearch sought={sought} />}
          {flows.length > 0 && <NewFlowButton />}
        </div>
      </div>
      {(found > shown.length || sought !== '') && (
        <p className="mt-6 text-[13px] text-quiet">{countWords(found, sought)}</p>
      )}
      <div className="mt-8">
        {flows.length === 0 && <NoFlows />}
        {flows.length > 0 && found === 0 && <NoneFound sought={sought} />}
        {cards.length > 0 && (
          <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {cards.map((flow) => (
              <li key={flow.slug} className="grid">
                <FlowCard flow={flow} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function NoFlows() {
  return (
    <MessagePanel icon={Workflow} title="No flows yet">
      <p>A flow says what callers hear and where their calls go. Begin with a name:</p>
      <NewFlowButton />
      <p>Or bring one in from a file, for example one of those that come with Ringtree:</p>
      <CommandLine>npm run ringtree -- flow import templates/clinic-front-desk.json</CommandLine>
    </MessagePanel>
  );
}

function NoneFound({ sought }: { sought: string }) {
  return (
    <MessagePanel icon={SearchX} title="No flow fits">
      <p className="wrap-anywhere">
        No name and no phone number has “{sought}” in it. Try fewer letters, or a part of the number.
      </p>
    </MessagePanel>
  );
}

function countWords(found: number, sought: string): string {
  const flows = found === 1 ? '1 flow' : `${found} flows`;
  const which = sought === '' ? flows : `${flows} with “${sought}”`;
  return found > mostShown ? `${which}. The first ${mostShown} are shown: search for the others.` : which;
}

async function drawn(workspace: Workspace, flows: readonly FlowListing[]): Promise<ListedFlow[]> {
  const [drafts, words, published] = await Promise.all([
    draftsToDraw(
      workspace,
      flows.map(({ id }) => id),
    ),
    nodeWords('en'),
    publishedDocuments(workspace, touchedSince(flows)),
  ]);
  return flows.map(({ id, slug, name, version, publishedAt, numbers }) => {
    const document = drafts.get(id) ?? null;
    const heard = published.get(id);
    return {
      slug,
      name,
      version,
      publishedOn:
        publishedAt?.toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' }) ?? null,
      changedSince: document !== null && heard !== undefined && diff(heard, document).length > 0,
      numbers,
      drawing: document && drawFlow(document, words),
    };
  });
}

/** Only these can differ from what callers hear: a draft is also written when somebody merely opens it. */
function touchedSince(flows: readonly FlowListing[]): string[] {
  return flows.flatMap(({ id, publishedAt, changedAt }) =>
    publishedAt !== null && changedAt > publishedAt ? [id] : [],
  );
}
