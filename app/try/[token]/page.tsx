import { LinkIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { cache } from 'react';
import { TryBody } from '#components/simulator/try-body.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';
import { openDatabase } from '#lib/database/connect.ts';
import { nodeWords } from '#lib/node-words.ts';
import { openTrial } from '#lib/trials/open-trial.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Properties = { params: Promise<{ token: string }> };

export const dynamic = 'force-dynamic';

/** Who has the link shall not tell a search engine, nor the pages it leads to. */
export const metadata: Metadata = { title: 'Try it', robots: { index: false }, referrer: 'no-referrer' };

/** A flow that a colleague may try by a link, and nothing else. */
export default async function TrialPage({ params }: Properties) {
  const [opened, words] = await Promise.all([findTrial((await params).token), nodeWords('en')]);
  if (opened === null) return <Gone />;
  const { bundle, expiresAt } = opened;
  const until = new Date(expiresAt).toLocaleDateString('en', { day: 'numeric', month: 'long' });
  return (
    <div className="flex h-dvh flex-col overflow-y-auto md:overflow-hidden">
      <TopBar>
        <h1 className="min-w-0 truncate text-[14px]">{bundle.document.name}</h1>
        <div className="ml-auto">
          <Chip>To try until {until}</Chip>
        </div>
      </TopBar>
      <TryBody bundle={bundle} words={words} />
    </div>
  );
}

function Gone() {
  return (
    <>
      <TopBar />
      <main id="content" tabIndex={-1} className="px-4 py-10 sm:py-20">
        <MessagePanel icon={LinkIcon} title="This link leads nowhere any more" heading="h1">
          <p>It has expired or was taken back. Ask whoever sent it for a new one.</p>
        </MessagePanel>
      </main>
    </>
  );
}

const findTrial = cache(async (token: string) => openTrial(defaultWorkspace(await openDatabase()), token));
