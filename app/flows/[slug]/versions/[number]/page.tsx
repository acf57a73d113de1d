import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { drawFlow } from '#components/flow/draw-flow.ts';
import { FlowCanvas } from '#components/flow/flow-canvas.tsx';
import { FlowTrail } from '#components/flow/flow-trail.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { lookForFlow } from '#lib/flows/find-flow.ts';
import { readVersion } from '#lib/flows/read-version.ts';
import { nodeWords } from '#lib/node-words.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Properties = { params: Promise<{ slug: string; number: string }> };

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: `Version ${(await params).number}` };
}

/** A published version, to look at. */
export default async function VersionPage({ params }: Properties) {
  const { slug, number } = await params;
  const found = await findVersion(slug, number);
  if (found === null) notFound();
  return (
    <div className="flex h-dvh flex-col">
      <TopBar>
        <FlowTrail slug={slug} name={found.document.name}>
          Version {found.number}
        </FlowTrail>
        <div className="flex items-center gap-3 sm:ml-auto">
          <Chip>To look at only</Chip>
          <Link
            href={`/flows/${slug}/try?of=${found.number}`}
            className="inline-flex min-h-8 items-center rounded-control border border-line px-3 font-[560] hover:border-line-strong"
          >
            Try it
          </Link>
        </div>
      </TopBar>
      <main id="content" tabIndex={-1} className="min-h-0 grow">
        <FlowCanvas flow={drawFlow(found.document, await nodeWords('en'))} name={found.document.name} />
      </main>
    </div>
  );
}

async function findVersion(slug: string, number: string) {
  const workspace = defaultWorkspace(await openDatabase());
  const flow = await lookForFlow(workspace, slug);
  if (flow === null || !/^\d{1,9}$/.test(number)) return null;
  try {
    return await readVersion(workspace, flow, Number(number));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'version-not-found') return null;
    throw error;
  }
}
