'use client';

import { Equal, EqualNot } from 'lucide-react';
import { useMemo } from 'react';
import { providerName } from '#components/editor/inspector/widgets/voice-fields.tsx';
import { compareStories } from '#components/simulator/model/compare-stories.ts';
import { replay } from '#components/simulator/model/replay.ts';
import { storyOf } from '#components/simulator/model/story.ts';
import type { StoryLine } from '#components/simulator/model/story-line.ts';
import { useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { StoryBubble } from '#components/simulator/story-bubble.tsx';
import type { Rehearsal } from '#runtime/rehearsal/rehearsal.ts';

/** The same call on another provider beside it: what differs is marked. */
export function CompareCalls() {
  const { rehearser, nameOf, others } = useSimulator();
  const call = useShownCall();
  const other = others.find((provider) => provider !== call?.setup.provider);
  const compared = useMemo(() => {
    if (call === null || other === undefined) return null;
    const there = replay(rehearser, call, other);
    const lines = compareStories(storyOf(call.moments, nameOf), storyOf(there.moments, nameOf));
    return { lines, here: replacedIn(call), there: replacedIn(there) };
  }, [call, other, rehearser, nameOf]);
  if (call === null)
    return <p className="p-4 text-quiet">Call, and the same call on another provider stands beside it.</p>;
  if (compared === null || other === undefined)
    return <p className="p-4 text-quiet">There is no other provider.</p>;
  const differing = compared.lines.filter(({ one, other: there }) => one === null || there === null).length;
  const providers = [call.setup.provider, other].map(providerName);
  return (
    <div className="space-y-3 p-4">
      <p role="status" className="flex items-center gap-2 font-[560]">
        {differing === 0 ? (
          <Equal size={16} aria-hidden="true" />
        ) : (
          <EqualNot size={16} aria-hidden="true" className="text-warning" />
        )}
        {differing === 0
          ? `Callers meet the same on ${providers.join(' and ')}.`
          : `${differing} ${differing === 1 ? 'line differs' : 'lines differ'}.`}
      </p>
      <table className="w-full table-fixed border-separate border-spacing-y-1.5">
        <thead>
          <tr className="text-left text-[12px] text-quiet">
            {providers.map((name) => (
              <th key={name} scope="col" className="font-[560]">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.lines.map(({ one, other: there }) => (
            <tr key={`${one?.key} ${there?.key}`} className="align-top">
              <Cell line={one} alone={there === null} />
              <Cell line={there} alone={one === null} />
            </tr>
          ))}
        </tbody>
      </table>
      {[compared.here, compared.there].map((texts, place) =>
        texts.map((text) => (
          <p key={`${providers[place]} ${text}`} className="text-[12px] text-quiet">
            {providers[place]}: {text}
          </p>
        )),
      )}
    </div>
  );
}

function Cell({ line, alone }: { line: StoryLine | null; alone: boolean }) {
  return (
    <td className={`pr-2 ${alone && line !== null ? 'border-l-2 border-warning pl-2' : ''}`}>
      {line === null ? (
        <span className="text-[12px] text-quiet">(not here)</span>
      ) : (
        <>
          <StoryBubble line={line} />
          {alone && <span className="text-[12px] text-warning">only here</span>}
        </>
      )}
    </td>
  );
}

/** What the provider got in place of what the flow asked for. */
function replacedIn({ moments }: Rehearsal): string[] {
  const told = moments.flatMap((moment) => (moment.kind === 'turn' ? moment.turn.emulations : []));
  return [...new Set(told.map(({ asked, sent }) => `asked for ${asked}, it gets ${sent}.`))];
}
