import { type ComponentType, createContext, useContext } from 'react';
import type { ToldProblem } from '#components/editor/problems.tsx';
import type { Words } from '#components/flow/words.ts';
import type { FlowSettings } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import type { Reference } from '#runtime/contract/node.ts';
import type { Widget } from '../model/form-model.ts';
import type { KnownName } from '../model/known-names.ts';
import type { Suggestions } from '../model/new-value.ts';
import type { Path } from '../model/value-at.ts';
import type { WidgetProperties } from './widget-properties.ts';

/** What every field of one step's form needs; changes go straight to the shared document. */
export type Form = {
  node: string;
  /** Fields within fields find theirs here, so that no widget needs to know the others. */
  widgets: Readonly<Record<Widget, ComponentType<WidgetProperties>>>;
  data: JsonObject;
  messages: Words;
  settings: FlowSettings;
  suggestions: Suggestions;
  /** Values of the call that a text at this place may have put in. */
  namesAt: (path: Path) => readonly KnownName[];
  /** The kind of what a text refers to outside of the flow; null where to nothing. */
  referenceAt: (path: Path) => Reference['kind'] | null;
  /** What a text may refer to, where it does: schedules, flows, secrets, … */
  choicesAt: (path: Path) => readonly { id: string; label: string }[];
  /** What the validator says of exactly this field. */
  problemsAt: (path: Path) => readonly ToldProblem[];
  /** How many problems there are at a field and below. */
  countBelow: (path: Path) => number;
  /** Undefined takes the value away. Gives what is wrong in words, null when it was done. */
  set: (path: Path, value: Json | undefined) => string | null;
  addItem: (path: Path, item: JsonObject) => string | null;
  removeItem: (path: Path, item: string) => void;
  moveItem: (path: Path, item: string, before: string | null) => void;
};

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('A field stands outside of a form');
  return form;
}
