import type { ReactNode } from 'react';

/** An empty or broken state: what it is, and what to do next. */
export function MessagePanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-auto max-w-xl rounded-card border border-line bg-panel p-8 text-center">
      <h2 className="text-[17px]">{title}</h2>
      <div className="mt-2 space-y-3 text-quiet">{children}</div>
    </section>
  );
}
