import { Archive, CircleAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Editor } from '#components/editor/editor.tsx';
import { BringBack } from '#components/flow/bring-back.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { draftsToDraw } from '#lib/flows/drafts-to-draw.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { readChoices } from '#lib/flows/read-choices.ts';
import { readOutside } from '#lib/flows/read-outside.ts';
import { readStanding } from '#lib/flows/read-standing.ts';
import { nodeWords } from '#lib/node-words.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Properties = { params: Promise<{ slug: string }> };

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const found = await findStored((await params).slug);
  return { title: found?.flow.name ?? 'No such flow' };
}

export default async function FlowPage({ params }: Properties) {
  const found = await findStored((await params).slug);
  if (found === null) notFound();
  const { workspace, flow } = found;
  if (flow.archivedAt !== null) return <Archived slug={flow.slug} />;
  const [drafts, words, outside, choices, standing] = await Promise.all([
    draftsToDraw(workspace, [flow.id]),
    nodeWords('en'),
    readOutside(workspace, flow.id),
    readChoices(workspace, flow.id),
    readStanding(workspace, flow),
  ]);
  const document = drafts.get(flow.id) ?? null;
  if (document === null) return <Unreadable slug={flow.slug} />;
  const { id, slug } = flow;
  return <Editor facts={{ flow: { id, slug }, words, outside, choices, ...standing }} document={document} />;
}

function Archived({ slug }: { slug: string }) {
  return (
    <Message>
      <MessagePanel icon={Archive} title="This flow is archived" heading="h1">
        <p>It answers no calls and stands in no list. Its versions and calls are kept.</p>
        <BringBack slug={slug} />
      </MessagePanel>
    </Message>
  );
}

function Unreadable({ slug }: { slug: string }) {
  return (
    <Message>
      <MessagePanel
        icon={CircleAlert}
        tone="warning"
        title="The draft of this flow cannot be read"
        heading="h1"
      >
        <p>
          Published versions go on answering calls. This tells what is wrong; then bring a mended file in
          again:
        </p>
        <CommandLine>{`npm run ringtree -- flow validate ${slug}`}</CommandLine>
        <CommandLine>{`npm run ringtree -- flow import FILE --as ${slug}`}</CommandLine>
      </MessagePanel>
    </Message>
  );
}

function Message({ children }: { children: React.ReactNode }) {
  return (
    <>
      <TopBar />
      <main id="content" tabIndex={-1} className="px-4 py-10 sm:py-20">
        {children}
      </main>
    </>
  );
}

/** Found once for the page and its title. */
const findStored = cache(async (slug: string) => {
  const workspace = defaultWorkspace(await openDatabase());
  const flow = await lookForFlow(workspace, slug);
  return flow && { workspace, flow };
});
