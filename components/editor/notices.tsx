'use client';

import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** What others did to one's own work, with the way back. */
export function Notices() {
  const { notices } = useFlowDocument();
  if (notices.length === 0) return null;
  return (
    <div role="status" className="absolute inset-x-4 top-4 z-10 mx-auto max-w-md space-y-2">
      {notices.map(({ id, stepName, restore, dismiss }) => (
        <div key={id} className="rounded-card border border-line bg-panel p-1 shadow-float">
          <Notice
            tone="warning"
            action={
              <div className="flex shrink-0 gap-2">
                <Button size="small" onClick={restore}>
                  Bring it back
                </Button>
                <Button size="small" tone="quiet" onClick={dismiss}>
                  Let it go
                </Button>
              </div>
            }
          >
            “{stepName}”, which you changed, was deleted by somebody else.
          </Notice>
        </div>
      ))}
    </div>
  );
}
