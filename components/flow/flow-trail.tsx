import Link from 'next/link';
import type { ReactNode } from 'react';

type Properties = { slug: string; name: string; children: ReactNode };

/** Where one is on a page beside a flow: a link to the flow, and the page's own heading. */
export function FlowTrail({ slug, name, children }: Properties) {
  return (
    <nav aria-label="Where you are" className="flex min-w-0 items-center gap-2">
      <Link href={`/flows/${slug}`} className="min-w-0 truncate rounded-control text-quiet hover:text-text">
        {name}
      </Link>
      <span aria-hidden="true" className="text-line-strong">
        /
      </span>
      <h1 className="shrink-0 text-[14px]" aria-current="page">
        {children}
      </h1>
    </nav>
  );
}
