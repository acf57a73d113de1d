'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useEditor } from '#components/editor/editor-store.ts';
import { useCommands } from '#components/editor/use-commands.ts';

/** The editor's keys. Text fields, lists and dialogs keep theirs. */
export function useShortcuts(): void {
  const commands = useCommands();
  const { fitView } = useReactFlow();
  const latest = useRef((_: KeyboardEvent): boolean => false);
  useEffect(() => {
    latest.current = (event) => (event.ctrlKey || event.metaKey ? withControl(event) : alone(event));

    function withControl({ key, shiftKey, target }: KeyboardEvent): boolean {
      switch (key.toLowerCase()) {
        case 'z':
          return done(shiftKey ? commands.redo : commands.undo);
        case 'y':
          return done(commands.redo);
        case 'd': {
          const card = focusedCard(target);
          const { chosen, choose } = useEditor.getState();
          if (card !== null && !chosen.includes(card)) choose([card]);
          return done(commands.duplicate);
        }
        case 'a':
          return done(commands.chooseAll);
        default:
          return false;
      }
    }

    function alone({ key, target, altKey }: KeyboardEvent): boolean {
      const { show, choose, chosen, inspectorOpen, paletteOpen } = useEditor.getState();
      const card = focusedCard(target);
      if (altKey) return false;
      switch (key) {
        case 'Delete':
        case 'Backspace':
          if (card !== null && !chosen.includes(card)) choose([card]);
          return done(commands.remove);
        case 'Enter':
          if (card === null) return false;
          choose([card]);
          show({ inspectorOpen: true });
          requestAnimationFrame(() => document.getElementById('inspector')?.focus());
          return true;
        case 'c': {
          const from = card ?? chosen[0];
          return from === undefined ? false : done(() => show({ connecting: { from, port: null } }));
        }
        case 'a':
          show({ paletteOpen: true, dock: null });
          requestAnimationFrame(() => document.getElementById('palette-search')?.focus());
          return true;
        case 'n':
          return done(commands.addNote);
        case 't':
          return done(() => show({ dock: useEditor.getState().dock === null ? 'phone' : null }));
        case '1':
          return done(() => void fitView({ duration: 160, padding: 0.06, maxZoom: 1 }));
        case '[':
          return done(() => show({ paletteOpen: !paletteOpen, dock: null }));
        case ']':
          return done(() => show({ inspectorOpen: !inspectorOpen }));
        case '?':
          return done(() => show({ dialog: 'keys' }));
        default:
          return false;
      }
    }
  }, [commands, fitView]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event.target)) return;
      if (latest.current(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function done(act: () => void): true {
  act();
  return true;
}

/** The card itself has the focus, and no button on it. */
function focusedCard(target: EventTarget | null): string | null {
  const isCard = target instanceof HTMLElement && target.classList.contains('react-flow__node');
  return isCard ? (target.getAttribute('data-id') ?? null) : null;
}

const others =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], dialog';

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(others) !== null;
}
