import type { ReactNode } from 'react';

const tones = {
  quiet: 'bg-canvas text-quiet',
  accent: 'bg-accent-soft text-accent',
  warning: 'bg-warning-soft text-warning',
} as const;

/** A word or two beside a name. */
export function Chip({ tone = 'quiet', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-md px-2 py-0.5 text-[12px] tabular-nums ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
