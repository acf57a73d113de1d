'use client';

import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { dragType } from '#components/editor/palette/drag-type.ts';
import { findKinds, groupTitles, type StepKind, stepKinds } from '#components/editor/step-kinds.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import { StepIcon } from '#components/flow/step-icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** Kinds of steps by group: dragged onto the canvas, or added with a click or Enter. */
export function Palette({ onAdded }: { onAdded?: () => void }) {
  const { words } = useEditorFacts();
  const { steps } = useDrawnFlow();
  const sought = useEditor((state) => state.paletteSearch);
  const { addStep } = useCommands();
  const begun = steps.some(({ group }) => group === 'start');
  const kinds = findKinds(
    stepKinds(words).filter(({ group }) => group !== 'start' || !begun),
    sought,
  );
  const groups = sought.trim() === '' ? [...Map.groupBy(kinds, ({ group }) => group)] : [];
  const add = ({ kind }: StepKind) => {
    addStep(kind);
    useEditor.getState().show({ paletteSearch: '' });
    onAdded?.();
  };
  return (
    <search className="flex h-full flex-col" onKeyDown={walk}>
      <div className="relative p-2.5">
        <Search
          size={16}
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-5 -translate-y-1/2 text-quiet"
        />
        <input
          id="palette-search"
          type="search"
          aria-label="Add a step"
          placeholder="Add a step"
          autoComplete="off"
          value={sought}
          onChange={(event) => useEditor.getState().show({ paletteSearch: event.target.value })}
          onKeyDown={(event) => {
            const [best] = kinds;
            if (event.key === 'Enter' && best && sought.trim() !== '') add(best);
          }}
          className="w-full rounded-control border border-line bg-panel py-1.5 pr-9 pl-8.5 placeholder:text-quiet hover:border-line-strong"
        />
        {sought === '' && (
          <span className="pointer-events-none absolute top-1/2 right-4.5 -translate-y-1/2">
            <Kbd>A</Kbd>
          </span>
        )}
      </div>
      <div className="min-h-0 grow overflow-y-auto px-2.5 pb-4">
        {groups.map(([group, members]) => (
          <section key={group} aria-labelledby={`palette-${group}`} className="mb-3">
            <h2 id={`palette-${group}`} className="px-1 pb-1 text-[12px] font-[560] text-quiet">
              {groupTitles[group]}
            </h2>
            <Kinds kinds={members} add={add} />
          </section>
        ))}
        {sought.trim() !== '' && <Kinds kinds={kinds} add={add} />}
        {kinds.length === 0 && <p className="px-1 text-quiet">No step is called that.</p>}
      </div>
    </search>
  );
}

function Kinds({ kinds, add }: { kinds: readonly StepKind[]; add: (kind: StepKind) => void }) {
  return (
    <ul>
      {kinds.map((kind) => (
        <li key={kind.kind}>
          <button
            type="button"
            draggable
            title={kind.description}
            data-kind={kind.kind}
            onClick={() => add(kind)}
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType, kind.kind);
              event.dataTransfer.effectAllowed = 'move';
            }}
            className="palette-kind flex w-full cursor-grab items-center gap-2.5 rounded-control border border-transparent px-1.5 py-1 text-left hover:border-line hover:bg-background"
          >
            <StepIcon icon={kind.icon} group={kind.group} />
            {kind.title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Up and down go from kind to kind, Escape back to the canvas. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key === 'Escape') {
    useEditor.getState().show({ paletteSearch: '' });
    document.querySelector<HTMLElement>('.react-flow__node-step')?.focus();
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .palette-kind')];
  const place = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, place + step))]?.focus();
}
