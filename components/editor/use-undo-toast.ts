'use client';

import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useToasts } from '#components/ui/toasts.ts';

/** Gives what tells of an edit that was just made, and offers its undo until the next edit: then undo would take back that one. */
export function useUndoToast(): (text: string) => void {
  const { undo, beforeNext } = useFlowDocument();
  return (text) => {
    const { show, close } = useToasts.getState();
    const toast = show({ text, action: { label: 'Undo', run: undo } });
    beforeNext(() => close(toast));
  };
}
