import { create } from 'zustand';

/** The way of a call that the canvas shows. Wires are `node:port`. */
type ShownWay = { current: string | null; nodes: ReadonlySet<string>; wires: ReadonlySet<string> };

export const noWay: ShownWay = { current: null, nodes: new Set(), wires: new Set() };

/** Cards and wires look here whether a call has passed them. */
export const useShownWay = create<ShownWay>()(() => noWay);
