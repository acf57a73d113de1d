'use client';

import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';

/** Calls are answered by another door: this page failing does not touch them. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <>
      <TopBar />
      <main className="p-8">
        <MessagePanel title="This page could not be made">
          <p>The database may be out of reach. Calls do not depend on this page.</p>
          <button
            type="button"
            onClick={reset}
            className="rounded-control bg-accent px-4 py-2 font-[560] text-panel hover:opacity-90"
          >
            Try again
          </button>
        </MessagePanel>
      </main>
    </>
  );
}
