'use client';

import { type ReactNode, useMemo } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { problemText } from '#components/editor/problem-text.ts';
import { useProblems } from '#components/editor/problems.tsx';
import type { FlowDocument, FlowNode } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { Edited } from '#runtime/graph/edit/edit.ts';
import { editOf } from '../model/edit-of.ts';
import { formModel } from '../model/form-model.ts';
import { type KnownName, knownNames } from '../model/known-names.ts';
import { referenceOf } from '../model/reference-of.ts';
import { dottedPath, valueAt } from '../model/value-at.ts';
import { widgets } from '../widgets/widgets.ts';
import { type Form, FormContext } from './form-context.ts';

type Properties = { nodeId: string; node: FlowNode; schema: AnyNodeSchema; children: ReactNode };

/** Ties the fields of one step to the shared document. */
export function StepForm({ nodeId, node, schema, children }: Properties) {
  const { document, edit } = useFlowDocument();
  const { words, choices } = useEditorFacts();
  const problems = useProblems();
  const names = useMemo(() => knownNames(document, words), [document, words]);
  const suggestions = useMemo(() => suggestionsOf(document, names), [document, names]);
  const messages = words[node.kind] ?? {};
  const { data } = node;
  const model = formModel(schema.fields);
  const own = problems.filter((problem) => problem.node === nodeId);

  const told = (edited: Edited | { ok: true; id: string }): string | null => {
    if (edited.ok) return null;
    const [problem] = edited.problems;
    return problem === undefined ? refusals[edited.code] : problemText(problem, messages);
  };
  const form: Form = {
    node: nodeId,
    widgets,
    data,
    messages,
    settings: document.settings,
    suggestions,
    namesAt: (path) => [...valuesAt(schema, node, dottedPath(data, path)), ...names],
    referenceAt: (path) => referenceOf(schema, data, path),
    choicesAt: (path) => {
      const kind = referenceOf(schema, data, path);
      return kind === null ? [] : (choices[kind] ?? []);
    },
    problemsAt: (path) => {
      const field = dottedPath(data, path);
      return own.filter((problem) => problem.field === field);
    },
    countBelow: (path) => {
      const field = dottedPath(data, path);
      return own.filter((problem) => problem.field === field || problem.field?.startsWith(`${field}.`))
        .length;
    },
    set: (path, value) => {
      const change = editOf(model, data, { path, value });
      return told(edit.setField(nodeId, change.path, change.value));
    },
    addItem: (path, item) => {
      const list = valueAt(data, path);
      return list === undefined ? form.set(path, [item]) : told(edit.addItem(nodeId, path, item, null));
    },
    removeItem: (path, item) => void edit.removeItem(nodeId, path, item),
    moveItem: (path, item, before) => void edit.moveItem(nodeId, path, { item, before }),
  };
  return <FormContext value={form}>{children}</FormContext>;
}

const refusals: Readonly<Record<Extract<Edited, { ok: false }>['code'], string>> = {
  loading: 'The flow is still loading. Try again in a moment.',
  'not-found': 'Somebody has deleted this meanwhile.',
  taken: 'This is there already.',
  invalid: 'This cannot be used here.',
  'unknown-kind': 'This Ringtree does not know this kind of step.',
  'too-many': 'There are too many already.',
};

function suggestionsOf({ settings }: FlowDocument, names: readonly KnownName[]): Form['suggestions'] {
  const variables = names.flatMap(({ name }) => (name.startsWith('vars.') ? [name.slice(5)] : []));
  return { languages: settings.languages, country: settings.country, variables };
}

/** Names that only this text knows, such as the digits that are read back. */
function valuesAt(schema: AnyNodeSchema, { data }: FlowNode, field: string): KnownName[] {
  const parsed = schema.fields.safeParse(data);
  if (!parsed.success) return [];
  const templates = schema.templates(checkedData(parsed.data));
  const own = templates.find(
    (template) => template.field === field || template.field.startsWith(`${field}.`),
  );
  return (own?.values ?? []).map((name) => ({ name, label: name.charAt(0).toUpperCase() + name.slice(1) }));
}
