'use client';

import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ToldProblem } from '#components/editor/problems.tsx';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { editOf } from '../model/edit-of.ts';
import { formModel } from '../model/form-model.ts';
import { dottedPath, idOf, type Path, valueAt, withValueAt } from '../model/value-at.ts';
import { type Form, FormContext, useForm } from './form-context.ts';

type Properties = {
  /** An object of fields; its words are those of the step around. */
  fields: z.ZodType;
  data: JsonObject;
  onChange: (data: JsonObject) => void;
  problems: readonly ToldProblem[];
  children: ReactNode;
};

/** Fields below it change this data, and not the step that they stand in. */
export function LocalForm({ fields, data, onChange, problems, children }: Properties) {
  const outer = useForm();
  const take = (changed: Json): string | null => {
    const parsed = fields.safeParse(changed);
    if (!parsed.success) return parsed.error.issues[0]?.message ?? 'This cannot be used here.';
    if (isObject(changed)) onChange(changed);
    return null;
  };
  const listAt = (path: Path): Json[] => {
    const list = valueAt(data, path);
    return Array.isArray(list) ? list : [];
  };
  const put = (path: Path, value: Json | undefined) => {
    const change = editOf(formModel(fields), data, { path, value });
    return take(withValueAt(data, change.path, change.value));
  };
  const form: Form = {
    ...outer,
    data,
    referenceAt: () => null,
    choicesAt: () => [],
    problemsAt: (path) => problems.filter(({ field }) => field === dottedPath(data, path)),
    countBelow: (path) => problems.filter(({ field }) => isBelow(field, dottedPath(data, path))).length,
    set: put,
    addItem: (path, item) => put(path, [...listAt(path), item]),
    removeItem: (path, item) =>
      void put(
        path,
        listAt(path).filter((one) => idOf(one) !== item),
      ),
    moveItem: (path, item, before) => void put(path, moved(listAt(path), item, before)),
  };
  return <FormContext value={form}>{children}</FormContext>;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isBelow(field: string | null, place: string): boolean {
  return field === place || field?.startsWith(`${place}.`) === true;
}

function moved(list: readonly Json[], item: string, before: string | null): Json[] {
  const others = list.filter((one) => idOf(one) !== item);
  const place = before === null ? others.length : others.findIndex((one) => idOf(one) === before);
  return others.toSpliced(place, 0, ...list.filter((one) => idOf(one) === item));
}
