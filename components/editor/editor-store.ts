import { create } from 'zustand';
import type { Position } from '#components/document/types.ts';
import type { Outcome } from '#runtime/graph/edit/wire-edits.ts';

/** The handset, the flow's scenarios, what the explorer found, and the calls that really came. */
export type Dock = 'phone' | 'tests' | 'explorer' | 'calls';

export type EditorDialog = 'publish' | 'versions' | 'numbers' | 'keys';

/** What of the editor is no part of the flow: what is chosen, open and asked for. */
export type EditorState = {
  /** Ids of the steps that are chosen, and of the notes as `note:<id>`. */
  chosen: readonly string[];
  chosenWire: Outcome | null;
  inspectorOpen: boolean;
  paletteOpen: boolean;
  paletteSearch: string;
  dialog: EditorDialog | null;
  /** What stands beside the canvas in the palette's place. */
  dock: Dock | null;
  /** The canvas tells which outcomes are tested. */
  coverage: boolean;
  /** A wire was asked for by keyboard or menu: where shall it lead? Without a port all outcomes are offered. */
  connecting: { from: string; port: string | null } | null;
  /** A wire was dropped on the empty canvas: which step shall stand there? `at` is in the window's pixels. */
  adding: { outcome: Outcome; position: Position; at: Position } | null;
  /** A field with a problem that is to be shown; `count` tells two requests for the same one apart. */
  sought: { node: string; field: string | null; count: number } | null;
  /** Read aloud. */
  announcement: string;
  choose: (ids: readonly string[]) => void;
  chooseWire: (wire: Outcome | null) => void;
  seek: (node: string, field: string | null) => void;
  announce: (text: string) => void;
  show: (part: Partial<Shown>) => void;
};

type Shown = Pick<
  EditorState,
  'inspectorOpen' | 'paletteOpen' | 'paletteSearch' | 'dialog' | 'dock' | 'coverage' | 'connecting' | 'adding'
>;

export const useEditor = create<EditorState>()((set) => ({
  ...beginning(),
  choose: (ids) => set({ chosen: ids, chosenWire: null }),
  chooseWire: (wire) => set({ chosenWire: wire, ...(wire === null ? {} : { chosen: [] }) }),
  seek: (node, field) =>
    set(({ sought }) => ({
      chosen: [node],
      chosenWire: null,
      inspectorOpen: true,
      sought: { node, field, count: (sought?.count ?? 0) + 1 },
    })),
  // The same words twice would not be read twice.
  announce: (text) =>
    set(({ announcement }) => ({ announcement: announcement === text ? `${text}\u00a0` : text })),
  show: (part) => set(part),
}));

/** As a newly opened editor has it. */
export function beginning() {
  return {
    chosen: [],
    chosenWire: null,
    inspectorOpen: true,
    paletteOpen: true,
    paletteSearch: '',
    dialog: null,
    dock: null,
    coverage: false,
    connecting: null,
    adding: null,
    sought: null,
    announcement: '',
  } satisfies Partial<EditorState>;
}
