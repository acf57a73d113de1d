'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { type Toast, useToasts } from '#components/ui/toasts.ts';

/** Where `useToasts` shows them; once on a page. F8 leads there. */
export function Toaster() {
  const { list, close } = useToasts();
  return (
    <Radix.Provider label="What has just happened" duration={8_000}>
      {list.map((toast) => (
        <Shown key={toast.id} toast={toast} close={() => close(toast.id)} />
      ))}
      <Radix.Viewport className="fixed bottom-4 left-1/2 z-50 flex w-[min(28rem,calc(100vw-32px))] -translate-x-1/2 flex-col gap-2 focus-visible:outline-offset-4" />
    </Radix.Provider>
  );
}

function Shown({ toast: { text, tone, action }, close }: { toast: Toast; close: () => void }) {
  const Icon = tone === 'error' ? CircleAlert : CircleCheck;
  return (
    <Radix.Root
      type={tone === 'error' ? 'foreground' : 'background'}
      onOpenChange={(open) => !open && close()}
      className="floating flex items-center gap-2.5 rounded-card border border-line bg-panel py-2 pr-2 pl-3 text-[13px] shadow-float"
    >
      <Icon
        size={16}
        aria-hidden="true"
        className={`shrink-0 ${tone === 'error' ? 'text-error' : 'text-accent'}`}
      />
      <Radix.Description className="min-w-0 grow text-pretty wrap-anywhere">{text}</Radix.Description>
      {action && (
        <Radix.Action asChild altText={action.label} onClick={action.run}>
          <Button size="small">{action.label}</Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton icon={X} label="Close" side="top" />
      </Radix.Close>
    </Radix.Root>
  );
}
