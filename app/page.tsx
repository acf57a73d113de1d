import { drawFlow } from '#components/flow/draw-flow.ts';
import { FlowCard, type ListedFlow } from '#components/flow/flow-card.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { draftsToDraw } from '#lib/flows/drafts-to-draw.ts';
import { listFlows } from '#lib/flows/list-flows.ts';
import { nodeWords } from '#lib/node-words.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

/** Flows change outside of this process too. */
export const dynamic = 'force-dynamic';

export default async function FlowsPage() {
  const flows = await listedFlows();
  return (
    <>
      <TopBar />
      <main className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-8 sm:py-12">
        <h1 className="text-2xl">Flows</h1>
        <p className="mt-1 text-quiet">What callers hear, and where their calls go.</p>
        <div className="mt-8">
          {flows.length === 0 ? (
            <NoFlows />
          ) : (
            <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
              {flows.map((flow) => (
                <li key={flow.slug} className="grid">
                  <FlowCard flow={flow} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </main>
    </>
  );
}

function NoFlows() {
  return (
    <MessagePanel title="No flows yet">
      <p>Bring one in from a file, for example one of those that come with Ringtree:</p>
      <CommandLine>npm run ringtree -- flow import templates/clinic-front-desk.json</CommandLine>
    </MessagePanel>
  );
}

async function listedFlows(): Promise<ListedFlow[]> {
  const workspace = defaultWorkspace(await openDatabase());
  const [flows, drafts, words] = await Promise.all([
    listFlows(workspace),
    draftsToDraw(workspace),
    nodeWords('en'),
  ]);
  return flows.map(({ id, slug, name, version, publishedAt, numbers }) => {
    const document = drafts.get(id) ?? null;
    return {
      slug,
      name,
      version,
      publishedOn:
        publishedAt?.toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' }) ?? null,
      numbers,
      drawing: document && drawFlow(document, words),
    };
  });
}
