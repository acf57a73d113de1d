'use client';

import type { LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  icon?: LucideIcon;
  keys?: string;
  tone?: 'plain' | 'danger';
  disabled?: boolean;
  /** A line before it. */
  apart?: boolean;
};

type Properties = {
  /** The button that opens it. */
  children: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
};

/** A list of things to do, below a button. */
export function Menu({ children, items, align = 'end' }: Properties) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          className="floating z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-card border border-line bg-panel p-1 text-[13px] shadow-float"
        >
          {items.map((item) => (
            <Item key={item.label} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item: { label, onSelect, icon: Icon, keys, tone, disabled, apart } }: { item: MenuItem }) {
  return (
    <>
      {apart === true && <Radix.Separator className="mx-2 my-1 h-px bg-line" />}
      <Radix.Item
        onSelect={onSelect}
        disabled={disabled === true}
        className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2 outline-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-canvas ${tone === 'danger' ? 'text-error' : 'text-text'}`}
      >
        {Icon && <Icon size={16} aria-hidden="true" className={tone === 'danger' ? '' : 'text-quiet'} />}
        <span className="grow">{label}</span>
        {keys !== undefined && <Kbd>{keys}</Kbd>}
      </Radix.Item>
    </>
  );
}
