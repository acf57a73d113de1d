'use client';

import { Braces } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type ControlProperties, controlClass } from '#components/ui/field.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { KnownName } from '../model/known-names.ts';

type Properties = {
  control: ControlProperties;
  text: string;
  onChange: (text: string) => void;
  onLeave: () => void;
  names: readonly KnownName[];
  /** More than one: a text of several lines. */
  lines?: number;
  placeholder?: string;
  monospace?: boolean;
  /** What else may be done with the text, below it at the right edge. */
  actions?: React.ReactNode;
};

/** A text into which values of the call can be put: by typing `{`, or from a menu. */
export function TemplateText(given: Properties) {
  const { control, text, onChange, onLeave, names, lines = 1, placeholder, monospace, actions } = given;
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [place, setPlace] = useState(0);
  const begun = caret === null ? null : /\{\{?\s*([\w.]*)$/.exec(text.slice(0, caret));
  const found = begun === null ? [] : firstFound(names, begun[1] ?? '');
  const open = found.length > 0;
  const chosen = found[Math.min(place, found.length - 1)];

  const insert = (name: string, from: number, to: number) => {
    const before = `${text.slice(0, from)}{{ ${name} }}`;
    onChange(before + text.slice(to).replace(/^\s*\}{1,2}/, ''));
    setCaret(null);
    // After React has written the text, so that the caret can stand behind what was put in.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(before.length, before.length);
    });
  };
  const insertChosen = () => {
    if (begun !== null && caret !== null && chosen !== undefined) insert(chosen.name, begun.index, caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) {
      if (event.key === 'Enter' && lines === 1) event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown') setPlace((place + 1) % found.length);
    else if (event.key === 'ArrowUp') setPlace((place + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') insertChosen();
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative">
      <div className="relative">
        <textarea
          {...control}
          ref={box}
          rows={lines}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={!monospace}
          value={text}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${place}` : undefined}
          onChange={(event) => {
            setPlace(0);
            setCaret(event.target.selectionStart);
            onChange(lines === 1 ? event.target.value.replaceAll('\n', ' ') : event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setCaret(null);
            onLeave();
          }}
          style={{ minHeight: `${lines * 19.5 + 14}px` }}
          className={`${controlClass} field-sizing-content block resize-none leading-[19.5px] ${lines === 1 ? 'pr-9' : ''} ${monospace ? 'font-mono text-[12px]' : ''}`}
        />
        {open && (
          <div
            id={listId}
            role="listbox"
            aria-label="Values that can be put in"
            className="floating absolute inset-x-0 top-full z-40 mt-1 max-h-64 overflow-y-auto rounded-card border border-line bg-panel p-1 text-[13px] shadow-float"
          >
            {found.map((name, index) => (
              <div
                key={name.name}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === place}
                onPointerDown={(event) => {
                  event.preventDefault();
                  if (begun !== null && caret !== null) insert(name.name, begun.index, caret);
                }}
                className={`cursor-pointer rounded-control px-2 py-1 hover:bg-canvas ${index === place ? 'bg-canvas' : ''}`}
              >
                <span className="block">{name.label}</span>
                <span className="block font-mono text-[11px] text-quiet">{name.name}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <div className={lines === 1 ? 'absolute top-0.5 right-0.5' : 'mt-1.5 flex items-center gap-1'}>
        <Menu
          items={names.map(({ name, label }) => ({
            label,
            onSelect: () => {
              const at = box.current?.selectionStart ?? text.length;
              insert(name, at, box.current?.selectionEnd ?? at);
            },
          }))}
        >
          <button
            type="button"
            aria-label="Insert a value"
            title="Insert a value"
            className="inline-flex h-[30px] cursor-pointer items-center gap-1.5 rounded-control px-1.5 text-[12px] text-quiet hover:bg-canvas hover:text-text"
          >
            <Braces size={15} aria-hidden="true" />
            {lines > 1 && 'Insert a value'}
          </button>
        </Menu>
        {actions !== undefined && <span className="ml-auto">{actions}</span>}
      </div>
    </div>
  );
}

const mostShown = 8;

function firstFound(names: readonly KnownName[], typed: string): KnownName[] {
  const sought = typed.toLowerCase();
  return names
    .filter(({ name, label }) => name.includes(sought) || label.toLowerCase().includes(sought))
    .slice(0, mostShown);
}
