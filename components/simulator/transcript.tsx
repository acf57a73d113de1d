'use client';

import { useEffect, useMemo, useRef } from 'react';
import { storyOf } from '#components/simulator/model/story.ts';
import type { StoryLine } from '#components/simulator/model/story-line.ts';
import { useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { StoryBubble } from '#components/simulator/story-bubble.tsx';
import { classNames } from '#components/ui/class-names.ts';

/** The call as a chat; what is new is read aloud by screen readers. */
export function Transcript() {
  const { nameOf } = useSimulator();
  const call = useShownCall();
  const lines = useMemo(() => storyOf(call?.moments ?? [], nameOf), [call, nameOf]);
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new comes into sight
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines.length]);
  return (
    <div
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it
      tabIndex={0}
      role="log"
      aria-live="polite"
      aria-label="What happened on the call"
      className="min-h-32 grow basis-0 overflow-y-auto px-4 pb-3 outline-offset-[-2px]"
    >
      {lines.length === 0 && <p className="text-quiet">The flow has not answered yet.</p>}
      <ol className="space-y-2">
        {lines.map((line) => (
          <li key={line.key} className={classNames('flex', isOwn(line) ? 'justify-end' : 'justify-start')}>
            <StoryBubble line={line} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function isOwn(line: StoryLine): boolean {
  return (line.kind === 'pressed' || line.kind === 'said') && line.who === '';
}
