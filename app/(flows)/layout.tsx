import type { ReactNode } from 'react';
import { TopBar } from '#components/ui/top-bar.tsx';

/** Stands while flows are read, so that the focus is not lost when they come. */
export default function FlowsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-8 sm:py-12">
        {children}
      </main>
    </>
  );
}
