import { CircleAlert, PencilLine, PhoneIncoming, Workflow } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
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
import { type FlowListing, listFlows } from '#lib/flows/list-flows.ts';
import { nodeWords } from '#lib/node-words.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

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
        <nav aria-label="Where you are" className="flex min-w-0 items-center gap-2">
          <Link href="/" className="rounded-control text-quiet hover:text-text">
            Flows
          </Link>
          <span aria-hidden="true" className="text-line-strong">
            /
          </span>
          <h1 className="min-w-0 truncate text-[14px]" title={listing.name} aria-current="page">
            {listing.name}
          </h1>
        </nav>
        <div className="flex flex-wrap items-center gap-1.5 sm:ml-auto sm:shrink-0">
          <Standing listing={listing} />
        </div>
      </TopBar>
      <main id="content" tabIndex={-1} className="min-h-0 grow">
        <Drawing slug={slug} name={listing.name} document={document} />
      </main>
    </div>
  );
}

/** Whether callers hear what is drawn here, and at which numbers. */
function Standing({ listing: { numbers, version, publishedAt, changedAt } }: { listing: FlowListing }) {
  const [number] = numbers;
  return (
    <>
      {number !== undefined && (
        <Chip icon={PhoneIncoming}>
          <span title={numbers.join(', ')}>
            {numbers.length === 1 ? number : `${number} and ${numbers.length - 1} more`}
          </span>
        </Chip>
      )}
      {version === null ? (
        <Chip>Not published</Chip>
      ) : (
        <Chip tone="accent">Version {version} answers calls</Chip>
      )}
      {publishedAt !== null && changedAt > publishedAt && <Chip icon={PencilLine}>Changed since</Chip>}
    </>
  );
}

type Drawing = { slug: string; name: string; document: FlowDocument | null };

async function Drawing({ slug, name, document }: Drawing) {
  if (document === null) return <Unreadable slug={slug} />;
  if (Object.keys(document.nodes).length === 0) return <NoSteps slug={slug} />;
  return <FlowCanvas flow={drawFlow(document, await nodeWords('en'))} name={name} />;
}

function NoSteps({ slug }: { slug: string }) {
  return (
    <div className="px-4 py-10 sm:py-20">
      <MessagePanel icon={Workflow} title="No steps yet">
        <p>Callers would hear nothing. Bring the steps in from a file:</p>
        <CommandLine>{`npm run ringtree -- flow import FILE --as ${slug}`}</CommandLine>
      </MessagePanel>
    </div>
  );
}

function Unreadable({ slug }: { slug: string }) {
  return (
    <div className="px-4 py-10 sm:py-20">
      <MessagePanel icon={CircleAlert} tone="warning" title="The draft of this flow cannot be read">
        <p>
          Published versions go on answering calls. This tells what is wrong; then bring a mended file in
          again:
        </p>
        <CommandLine>{`npm run ringtree -- flow validate ${slug}`}</CommandLine>
        <CommandLine>{`npm run ringtree -- flow import FILE --as ${slug}`}</CommandLine>
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
