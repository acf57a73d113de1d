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
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new comes into sight
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines.length]);
  return (
    <ol
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it
      tabIndex={0}
      role="log"
      aria-live="polite"
      aria-label="What happened on the call"
      className="min-h-24 grow space-y-2 overflow-y-auto px-4 pb-3 outline-offset-[-2px]"
    >
      {lines.map((line) => (
        <li key={line.key} className={classNames('flex', isOwn(line) ? 'justify-end' : 'justify-start')}>
          <StoryBubble line={line} />
        </li>
      ))}
      {lines.length === 0 && <li className="text-quiet">The flow has not answered yet.</li>}
    </ol>
  );
}

function isOwn(line: StoryLine): boolean {
  return (line.kind === 'pressed' || line.kind === 'said') && line.who === '';
}
