'use client';

import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

const tones = {
  /** The one thing to do next. */
  main: 'border-transparent bg-accent text-panel hover:bg-accent-strong',
  plain: 'border-line bg-panel text-text hover:border-line-strong',
  quiet: 'border-transparent text-quiet hover:bg-canvas hover:text-text',
  /** What it shows is open. */
  pressed: 'border-accent bg-accent-soft text-accent-strong',
  danger: 'border-transparent bg-error text-panel hover:brightness-95',
} as const;

const sizes = { small: 'min-h-7 px-2.5 text-[12.5px]', normal: 'min-h-8 px-3 text-[13px]' } as const;

export type ButtonProperties = Omit<ComponentProps<'button'>, 'className'> & {
  tone?: keyof typeof tones;
  size?: keyof typeof sizes;
  icon?: LucideIcon;
  /** Under way: it cannot be pressed again, and says so. */
  busy?: boolean;
  /** As wide as what it stands in. */
  wide?: boolean;
  children: ReactNode;
};

export function Button({
  tone = 'plain',
  size = 'normal',
  icon,
  busy = false,
  wide = false,
  children,
  disabled,
  ...rest
}: ButtonProperties) {
  const Icon = busy ? LoaderCircle : icon;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={classNames(
        'inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-control border font-[560] whitespace-nowrap transition-colors duration-150 motion-reduce:transition-none',
        'disabled:cursor-not-allowed disabled:opacity-60',
        tones[tone],
        sizes[size],
        wide && 'w-full',
      )}
    >
      {Icon && (
        <Icon
          size={16}
          aria-hidden="true"
          className={busy ? 'animate-spin motion-reduce:animate-none' : 'shrink-0'}
        />
      )}
      {children}
    </button>
  );
}
