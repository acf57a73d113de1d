'use client';

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Tooltip } from '#components/ui/tooltip.tsx';

type Properties = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  icon: LucideIcon;
  label: string;
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** Stays lit: what it stands for is on. */
  active?: boolean;
};

/** An icon that does something; its label is shown on pointing and read aloud. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  side = 'bottom',
  active = false,
  ...rest
}: Properties) {
  return (
    <Tooltip text={label} side={side} {...(keys === undefined ? {} : { keys })}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(
          'grid size-8 shrink-0 cursor-pointer place-items-center rounded-control transition-colors duration-150 motion-reduce:transition-none',
          'disabled:cursor-not-allowed disabled:opacity-40',
          active ? 'bg-accent-soft text-accent-strong' : 'text-quiet hover:bg-canvas hover:text-text',
        )}
      >
        <Icon size={16} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
