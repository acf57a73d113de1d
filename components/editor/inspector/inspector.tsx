'use client';

import { useState } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useProblems } from '#components/editor/problems.tsx';
import { StepIcon } from '#components/flow/step-icon.tsx';
import { wordsOf } from '#components/flow/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { FlowNode } from '#runtime/contract/flow.ts';
import type { AnyNodeSchema } from '#runtime/contract/node.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { FieldsView } from './form/field-view.tsx';
import { StepForm } from './form/step-form.tsx';
import { type FormField, formModel, type Tab, tabsOf } from './model/form-model.ts';
import { StepName } from './step-name.tsx';
import { useSoughtField } from './use-sought-field.ts';

/** Everything that can be set of one step: its name, and its fields in tabs. */
export function Inspector({ nodeId }: { nodeId: string }) {
  const { document } = useFlowDocument();
  const { words } = useEditorFacts();
  const node = document.nodes[nodeId];
  if (node === undefined) return null;
  const schema = schemaOf(node.kind);
  const title = wordsOf(words[node.kind] ?? {}, { key: 'title', values: {} }) ?? node.kind;
  return (
    <div key={nodeId}>
      <header className="flex items-start gap-2.5 px-4 pt-4 pb-2">
        <StepIcon icon={schema?.icon ?? 'circle-alert'} group={schema?.group ?? 'data'} />
        <div className="min-w-0 grow">
          <StepName nodeId={nodeId} name={node.name} />
          <p className="truncate text-[12px] text-quiet">{title}</p>
        </div>
      </header>
      <StepProblems nodeId={nodeId} />
      {schema !== undefined && (
        <StepForm nodeId={nodeId} node={node} schema={schema}>
          <StepTabs nodeId={nodeId} node={node} schema={schema} />
        </StepForm>
      )}
    </div>
  );
}

/** What is wrong with the step as a whole, or with its outcomes. */
function StepProblems({ nodeId }: { nodeId: string }) {
  const problems = useProblems().filter(({ node, field }) => node === nodeId && field === null);
  if (problems.length === 0) return null;
  const [first] = problems;
  return (
    <div className="px-4 pb-2">
      <Notice tone={problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}>
        {problems.length === 1 ? (
          first?.text
        ) : (
          <details>
            <summary className="cursor-pointer rounded-control">{problems.length} things to mend</summary>
            <ul className="mt-1.5 space-y-1.5">
              {problems.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
        )}
      </Notice>
    </div>
  );
}

type StepTabsProperties = { nodeId: string; node: FlowNode; schema: AnyNodeSchema };

const labels: Readonly<Record<Tab, string>> = {
  prompt: 'Prompt',
  choices: 'Choices',
  trouble: 'If it goes wrong',
  more: 'More',
};

function StepTabs({ nodeId, node, schema }: StepTabsProperties) {
  const model = formModel(schema.fields);
  const tabs = tabsOf(model);
  const [wanted, setWanted] = useState<Tab | null>(null);
  const problems = useProblems().filter((problem) => problem.node === nodeId);
  const chosen = wanted !== null && tabs.includes(wanted) ? wanted : (tabs[0] ?? 'more');
  const fieldsIn = (tab: Tab): FormField[] => model.filter(({ meta }) => meta.tab === tab);
  useSoughtField(nodeId, (field) => {
    const name = field.split('.')[0];
    setWanted(model.find((one) => one.name === name)?.meta.tab ?? null);
  });
  const content = (tab: Tab) => <FieldsView fields={fieldsIn(tab)} path={[]} />;
  const count = (tab: Tab) => {
    const names = fieldsIn(tab).map(({ name }) => name);
    return problems.filter(({ field }) => names.includes(field?.split('.')[0] ?? '')).length;
  };
  if (tabs.length > 1) {
    return (
      <Tabs
        label={`Settings of ${node.name}`}
        tabs={tabs.map((tab) => ({
          id: tab,
          label: labels[tab],
          content: content(tab),
          problems: count(tab),
        }))}
        value={chosen}
        onChange={(id) => setWanted(tabs.find((tab) => tab === id) ?? null)}
      />
    );
  }
  return (
    <div className="border-t border-line px-4 py-4">
      {tabs.length === 0 ? <p className="text-quiet">There is nothing to set here.</p> : content(chosen)}
    </div>
  );
}
