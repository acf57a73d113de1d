'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { findKinds, groupTitles, stepKinds } from '#components/editor/step-kinds.ts';
import type { DrawnStep } from '#components/flow/drawn-flow.ts';
import { StepIcon } from '#components/flow/step-icon.tsx';
import { controlClass } from '#components/ui/field.tsx';

export type Picked = { what: 'step'; id: string } | { what: 'kind'; kind: string };

type Option = {
  id: string;
  picked: Picked;
  title: string;
  aside: string;
  icon: string;
  group: DrawnStep['group'];
};

type Properties = {
  label: string;
  /** Steps of the flow to choose from, before the kinds of new ones. */
  steps?: readonly DrawnStep[];
  onPick: (picked: Picked) => void;
  onLeave?: () => void;
};

/** Finds a step or a kind of step by typing: arrows choose, Enter takes. */
export function StepPicker({ label, steps = [], onPick, onLeave }: Properties) {
  const list = useId();
  const { words } = useEditorFacts();
  const [sought, setSought] = useState('');
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const options = [...stepsFound(steps, sought), ...kindsFound(words, { sought, isNew: steps.length > 0 })];
  const current = options[Math.min(place, options.length - 1)];
  useEffect(() => {
    if (current) document.getElementById(`${list}-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, list]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, options.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && current) onPick(current.picked);
    else if (event.key === 'Escape' && onLeave) onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div className="space-y-2">
      <input
        ref={input}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        aria-label={label}
        autoComplete="off"
        placeholder={label}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
        className={controlClass}
      />
      <div id={list} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto">
        {options.map((option) => (
          <div
            key={option.id}
            id={`${list}-${option.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={option === current}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option.picked)}
            onKeyDown={onKeyDown}
            className={`flex cursor-pointer items-center gap-2.5 rounded-control px-2 py-1 ${option === current ? 'bg-canvas' : 'hover:bg-canvas'}`}
          >
            <StepIcon icon={option.icon} group={option.group} />
            <span className="min-w-0 grow truncate">{option.title}</span>
            <span className="shrink-0 text-[12px] text-quiet">{option.aside}</span>
          </div>
        ))}
        {options.length === 0 && <p className="px-2 py-1.5 text-quiet">Nothing is called that.</p>}
      </div>
    </div>
  );
}

function stepsFound(steps: readonly DrawnStep[], sought: string): Option[] {
  const wanted = sought.trim().toLowerCase();
  return steps
    .filter(({ name, kindTitle }) => `${name}\n${kindTitle}`.toLowerCase().includes(wanted))
    .map(({ id, name, kindTitle, icon, group }) => ({
      id: `step-${id}`,
      picked: { what: 'step', id },
      title: name,
      aside: name === kindTitle ? '' : kindTitle,
      icon,
      group,
    }));
}

function kindsFound(
  words: Parameters<typeof stepKinds>[0],
  { sought, isNew }: { sought: string; isNew: boolean },
): Option[] {
  const kinds = stepKinds(words).filter(({ group }) => group !== 'start');
  return findKinds(kinds, sought.replace(/^new:?\s*/i, '')).map(({ kind, title, icon, group }) => ({
    id: `kind-${kind}`,
    picked: { what: 'kind', kind },
    title: isNew ? `New: ${title}` : title,
    aside: groupTitles[group],
    icon,
    group,
  }));
}
