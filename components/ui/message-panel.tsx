import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = { quiet: 'bg-canvas text-quiet', warning: 'bg-warning-soft text-warning' } as const;

type Properties = {
  icon: LucideIcon;
  tone?: keyof typeof tones;
  title: string;
  /** h1 where the panel is all that the page has. */
  heading?: 'h1' | 'h2';
  children: ReactNode;
};

/** An empty or broken state: what it is, and what to do next. */
export function MessagePanel({
  icon: Icon,
  tone = 'quiet',
  title,
  heading: Heading = 'h2',
  children,
}: Properties) {
  return (
    <section className="mx-auto w-full max-w-lg rounded-card border border-line bg-panel px-6 py-10 text-center sm:px-10">
      <span className={`mx-auto grid size-10 place-items-center rounded-card ${tones[tone]}`}>
        <Icon size={20} aria-hidden="true" />
      </span>
      <Heading className="mt-4 text-[17px]">{title}</Heading>
      <div className="mt-2 space-y-4 text-pretty text-quiet">{children}</div>
    </section>
  );
}
