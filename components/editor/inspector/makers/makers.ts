import type { ComponentType } from 'react';
import type { Reference } from '#runtime/contract/node.ts';
import type { MakerProperties } from './maker-properties.ts';
import { ScheduleMaker } from './schedule-maker.tsx';

/** What makes and changes things outside of the flow that a step refers to, where it stands; by their kind. */
export const makers: Readonly<Partial<Record<Reference['kind'], ComponentType<MakerProperties>>>> = {
  schedule: ScheduleMaker,
};
