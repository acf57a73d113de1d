import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePanel } from '#components/ui/message-panel.tsx';
import { TopBar } from '#components/ui/top-bar.tsx';

export const metadata: Metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <>
      <TopBar />
      <main id="content" tabIndex={-1} className="px-4 py-10 sm:py-20">
        <MessagePanel icon={SearchX} title="There is nothing here" heading="h1">
          <p>The flow may have another short name now, or the address has a slip in it.</p>
          <Link
            href="/"
            className="inline-block rounded-control border border-line px-4 py-2 font-[560] text-text hover:border-line-strong"
          >
            See all flows
          </Link>
        </MessagePanel>
      </main>
    </>
  );
}
