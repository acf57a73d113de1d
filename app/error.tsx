'use client';

import { Unplug } from 'lucide-react';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';

/** Calls are answered by another door: this page failing does not touch them. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <>
      <TopBar />
      <main id="content" tabIndex={-1} className="px-4 py-10 sm:py-20">
        <MessagePanel icon={Unplug} tone="warning" title="This page could not be made" heading="h1">
          <p>
            The database may be out of reach. Callers are not affected by this page. If it stays so, tell the
            person who looks after Ringtree.
          </p>
          <button
            type="button"
            onClick={retry}
            className="rounded-control bg-accent px-4 py-2 font-[560] text-panel hover:bg-accent-strong"
          >
            Try again
          </button>
        </MessagePanel>
      </main>
    </>
  );
}
