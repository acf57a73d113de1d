'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';

type Properties = {
  text: string;
  /** The key that does the same. */
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and focus. */
  children: ReactNode;
};

/** A word on what an icon does, on pointing and on focus. The icon needs its own label all the same. */
export function Tooltip({ text, keys, side = 'bottom', children }: Properties) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            className="z-50 flex items-center gap-2 rounded-md border border-line bg-panel px-2 py-1 text-[12px] text-text shadow-float"
          >
            {text}
            {keys !== undefined && <Kbd>{keys}</Kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
