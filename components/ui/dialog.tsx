'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';

type Properties = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence. */
  description?: string;
  children?: ReactNode;
  /** Buttons, the one to press last. */
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
};

/** A question or a small task before the page. Escape, the cross and a click beside it close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = 'narrow',
}: Properties) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil fixed inset-0 z-40 bg-[oklch(0.2_0.01_80/0.35)]" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={focusFirst}
          tabIndex={-1}
          className={`floating fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-card border border-line bg-panel text-[13px] shadow-float focus:outline-none ${width === 'wide' ? 'max-w-2xl' : 'max-w-md'}`}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="grow">
              <Radix.Title className="text-[16px]">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1 text-quiet">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" />
            </Radix.Close>
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 py-1">{children}</div>
          {footer === undefined ? (
            <div className="pb-4" />
          ) : (
            <footer className="flex flex-wrap justify-end gap-2 px-5 pt-4 pb-5">{footer}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What is to be filled in; else the dialog itself, and not its cross. */
function focusFirst(event: Event) {
  event.preventDefault();
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  const field = currentTarget.querySelector<HTMLElement>('input, textarea, [role="combobox"]');
  (field ?? currentTarget).focus();
}
