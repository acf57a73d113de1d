import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  quiet: 'bg-canvas text-quiet',
  accent: 'bg-accent-soft text-accent-strong',
  warning: 'bg-warning-soft text-warning',
} as const;

type Properties = { tone?: keyof typeof tones; icon?: LucideIcon; children: ReactNode };

/** A word or two beside a name. */
export function Chip({ tone = 'quiet', icon: Icon, children }: Properties) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-md px-2 py-0.5 text-[12px] tabular-nums ${tones[tone]}`}
    >
      {Icon && <Icon size={13} aria-hidden="true" />}
      {children}
    </span>
  );
}
