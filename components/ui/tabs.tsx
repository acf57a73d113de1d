'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export type Tab = {
  id: string;
  label: string;
  content: ReactNode;
  /** Something in it wants to be mended: said beside its name. */
  problems?: number;
};

type Properties = {
  /** What they are tabs of. */
  label: string;
  tabs: readonly Tab[];
  value: string;
  onChange: (id: string) => void;
  /** As high as what they stand in: the content scrolls, up to the edges. */
  fills?: boolean;
};

export function Tabs({ label, tabs, value, onChange, fills = false }: Properties) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      className={fills ? 'flex h-full min-h-0 flex-col' : ''}
    >
      <Radix.List
        aria-label={label}
        className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4"
      >
        {tabs.map(({ id, label: name, problems = 0 }) => (
          <Radix.Trigger
            key={id}
            value={id}
            className="-mb-px inline-flex h-9 cursor-pointer items-center gap-1.5 border-b-2 border-transparent text-[13px] whitespace-nowrap text-quiet outline-offset-[-2px] hover:text-text data-[state=active]:border-accent data-[state=active]:font-[560] data-[state=active]:text-text"
          >
            {name}
            {problems > 0 && (
              <span className="rounded-md bg-warning-soft px-1.5 text-[11px] text-warning tabular-nums">
                {problems}
                <span className="sr-only"> to mend</span>
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content
          key={id}
          value={id}
          className={`outline-offset-[-2px] ${fills ? 'min-h-0 grow overflow-y-auto' : 'px-4 py-4'}`}
        >
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
