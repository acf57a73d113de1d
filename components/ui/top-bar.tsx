import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '#components/ui/logo.tsx';

/** Where I am, and what can be done here. */
export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-2 sm:flex-nowrap sm:py-0">
      <Link href="/" className="rounded-control" aria-label="Ringtree, all flows">
        <Logo />
      </Link>
      {children}
    </header>
  );
}
