import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FlowTrail } from '#components/flow/flow-trail.tsx';
import { TryBody } from '#components/simulator/try-body.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { nodeWords } from '#lib/node-words.ts';
import { Refusal } from '#lib/refusal.ts';
import { type FlowState, readBundle } from '#lib/rehearsal/read-bundle.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Properties = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ of?: string | string[] }>;
};

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Try it' };

/** The handset on a page of its own: `?of=` takes `draft`, `published` or a version's number. */
export default async function TryPage({ params, searchParams }: Properties) {
  const { slug } = await params;
  const { of } = await searchParams;
  const [bundle, words] = await Promise.all([findBundle(slug, stateOf(of)), nodeWords('en')]);
  if (bundle === null) notFound();
  return (
    <div className="flex h-dvh flex-col overflow-y-auto md:overflow-hidden">
      <TopBar>
        <FlowTrail slug={slug} name={bundle.document.name}>
          Try it
        </FlowTrail>
        <div className="sm:ml-auto">
          <Chip>{bundle.number === null ? 'Draft' : `Version ${bundle.number}`}</Chip>
        </div>
      </TopBar>
      <TryBody bundle={bundle} words={words} />
    </div>
  );
}

async function findBundle(slug: string, of: FlowState) {
  const workspace = defaultWorkspace(await openDatabase());
  const flow = await lookForFlow(workspace, slug);
  if (flow === null) return null;
  try {
    return await readBundle(workspace, flow, of);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function stateOf(of: string | string[] | undefined): FlowState {
  if (of === 'published') return of;
  return typeof of === 'string' && /^\d{1,9}$/.test(of) ? Number(of) : 'draft';
}
