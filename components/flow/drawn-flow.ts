import type { NodeGroup } from '#runtime/contract/node.ts';

/** A flow with its words put in: all that a drawing of it needs. Plain data, made on the server. */
export type DrawnStep = {
  id: string;
  name: string;
  /** The kind's own name, for people who hear the page. */
  kindTitle: string;
  icon: string;
  group: NodeGroup;
  /** Its settings are not as its kind wants them, or nobody here knows its kind. */
  broken: boolean;
  lines: string[];
  outcomes: DrawnOutcome[];
  position: { x: number; y: number };
};

export type DrawnOutcome = {
  id: string;
  label: string;
  key: string | null;
  /** Name of the step that its wire leads to; null when it has none. */
  leadsTo: string | null;
  optional: boolean;
};

export type DrawnWire = { from: string; port: string; to: string };

export type DrawnNote = {
  id: string;
  text: string;
  author: string;
  position: { x: number; y: number };
  size: { width: number; height: number };
};

export type DrawnFlow = {
  /** In the order in which a call meets them. */
  steps: DrawnStep[];
  wires: DrawnWire[];
  notes: DrawnNote[];
};

/** Width of a step's card on the canvas, in pixels. */
export const cardWidth = 240;
