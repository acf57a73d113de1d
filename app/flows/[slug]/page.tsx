import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { drawFlow } from '#components/flow/draw-flow.ts';
import { FlowCanvas } from '#components/flow/flow-canvas.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { draftsToDraw } from '#lib/flows/drafts-to-draw.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { listFlows } from '#lib/flows/list-flows.ts';
import { nodeWords } from '#lib/node-words.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Properties = { params: Promise<{ slug: string }> };

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const flow = await storedFlow((await params).slug);
  return { title: flow?.listing.name ?? 'No such flow' };
}

export default async function FlowPage({ params }: Properties) {
  const { slug } = await params;
  const flow = await storedFlow(slug);
  if (flow === null) notFound();
  const { listing, document } = flow;
  return (
    <div className="flex h-dvh flex-col">
      <TopBar>
        <h1 className="min-w-0 truncate text-[14px]">{listing.name}</h1>
        <div className="flex flex-wrap items-center gap-1.5 sm:ml-auto">
          {listing.numbers.map((number) => (
            <Chip key={number}>{number}</Chip>
          ))}
          {listing.version === null ? (
            <Chip>Not published</Chip>
          ) : (
            <Chip tone="accent">Version {listing.version} answers calls</Chip>
          )}
        </div>
      </TopBar>
      <main className="min-h-0 grow">
        {document === null ? (
          <Unreadable slug={slug} />
        ) : (
          <FlowCanvas flow={drawFlow(document, await nodeWords('en'))} name={listing.name} />
        )}
      </main>
    </div>
  );
}

function Unreadable({ slug }: { slug: string }) {
  return (
    <div className="p-8">
      <MessagePanel title="The draft of this flow cannot be read">
        <p>
          Nothing is lost: published versions go on answering calls. See what is wrong, mend it in the file
          and bring it in again:
        </p>
        <CommandLine>{`npm run ringtree -- flow validate ${slug}`}</CommandLine>
      </MessagePanel>
    </div>
  );
}

/** Read once for the page and its title. */
const storedFlow = cache(async (slug: string) => {
  const workspace = defaultWorkspace(await openDatabase());
  const flow = await lookForFlow(workspace, slug);
  if (flow === null) return null;
  const [flows, drafts] = await Promise.all([
    listFlows(workspace, { archived: true }),
    draftsToDraw(workspace, [flow.id]),
  ]);
  const listing = flows.find(({ id }) => id === flow.id);
  return listing === undefined ? null : { listing, document: drafts.get(flow.id) ?? null };
});
