'use client';

import { Workflow } from 'lucide-react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { stepKinds } from '#components/editor/step-kinds.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import { Button } from '#components/ui/button.tsx';
import { MessagePanel } from '#components/ui/message-panel.tsx';

/** A flow without any step: how to begin. */
export function EmptyFlow() {
  const { words } = useEditorFacts();
  const { addStep } = useCommands();
  const begin = stepKinds(words).find(({ group }) => group === 'start');
  return (
    <div className="pointer-events-none absolute inset-x-4 top-16 z-10">
      <MessagePanel icon={Workflow} title="No steps yet">
        <p>
          Callers would hear nothing. Begin with the step that takes the call, then drag others beside it.
        </p>
        {begin && (
          <span className="pointer-events-auto inline-block">
            <Button tone="main" onClick={() => addStep(begin.kind)}>
              Add “{begin.title}”
            </Button>
          </span>
        )}
      </MessagePanel>
    </div>
  );
}
