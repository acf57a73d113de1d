import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '#components/ui/logo.tsx';

/** Where I am, and what can be done here. The first stop of the Tab key leads past it. */
export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className="relative z-10 flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-panel px-4 py-2 sm:flex-nowrap sm:py-0">
      <a
        href="#content"
        className="fixed top-1.5 left-2 z-20 -translate-y-16 rounded-control bg-accent px-4 py-2 font-[560] text-panel focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      <Link href="/" className="flex rounded-control" aria-label="Ringtree, all flows">
        <Logo />
      </Link>
      {children}
    </header>
  );
}
