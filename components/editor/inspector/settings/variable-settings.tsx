'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useProblems } from '#components/editor/problems.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { FlowVariable } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { readNumber, readYesNo } from '#runtime/expressions/read-value.ts';
import { SettingText } from './setting-text.tsx';

const types = {
  text: 'A text',
  number: 'A number',
  'yes-no': 'Yes or no',
  list: 'A list',
} as const satisfies Record<FlowVariable['type'], string>;

/** The flow's variables: made, changed and removed. */
export function VariableSettings() {
  const { document, edit } = useFlowDocument();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const wanted = name.trim();
    if (!FlowVariable.shape.name.safeParse(wanted).success)
      return setProblem('Use small letters, digits and _, beginning with a letter.');
    const made = edit.addVariable({ name: wanted, type: 'text', initial: '', description: '' });
    setProblem(made.ok ? null : 'There is a variable of this name already.');
    if (made.ok) setName('');
  };
  return (
    <div className="space-y-2">
      {document.variables.map((variable, index) => (
        <Variable key={variable.name} variable={variable} index={index} />
      ))}
      <form
        className="flex items-start gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className="min-w-0 grow">
          <TextField
            label="Name of a new variable"
            hideLabel
            placeholder="customer_number"
            value={name}
            onChange={setName}
            problems={problem === null ? [] : [{ severity: 'error', text: problem }]}
          />
        </div>
        <Button type="submit" icon={Plus} disabled={name.trim() === ''}>
          Add
        </Button>
      </form>
    </div>
  );
}

function Variable({ variable, index }: { variable: FlowVariable; index: number }) {
  const { edit } = useFlowDocument();
  const { name, type, initial, description } = variable;
  const wrong = useProblems().filter(
    ({ node, field }) => node === null && field?.startsWith(`variables.${index}`),
  );
  return (
    <details
      className="rounded-control border border-line px-2.5 py-1.5"
      open={wrong.length > 0 || undefined}
    >
      <summary className="cursor-pointer rounded-control">
        <span className="font-mono text-[12px]">{name}</span>
        <span className="text-[12px] text-quiet"> · {types[type].toLowerCase()}</span>
      </summary>
      <div className="space-y-3 py-2">
        <Select
          label="Holds"
          value={type}
          onChange={(chosen) => {
            const next = FlowVariable.shape.type.parse(chosen);
            edit.changeVariable(name, { type: next, initial: emptyOf[next] });
          }}
          choices={Object.entries(types).map(([value, label]) => ({ value, label }))}
        />
        {type === 'yes-no' ? (
          <Select
            label="At the beginning"
            value={initial === true ? 'yes' : 'no'}
            onChange={(chosen) => edit.changeVariable(name, { initial: chosen === 'yes' })}
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
        ) : (
          <SettingText
            label="At the beginning"
            field={`variables.${index}.initial`}
            value={initialText(initial)}
            {...(type === 'list' ? { help: 'With commas between.' } : {})}
            write={(text) => {
              const read = readInitial(type, text);
              return read === undefined
                ? `“${text}” is not a number.`
                : edit.changeVariable(name, { initial: read });
            }}
          />
        )}
        <SettingText
          label="What it is for"
          field={`variables.${index}.description`}
          value={description}
          write={(text) => edit.changeVariable(name, { description: text })}
        />
        <div className="flex items-center justify-between gap-3">
          <span className="font-mono text-[11px] text-quiet">{`{{ vars.${name} }}`}</span>
          <IconButton icon={X} label={`Remove ${name}`} onClick={() => edit.removeVariable(name)} />
        </div>
      </div>
    </details>
  );
}

const emptyOf: Readonly<Record<FlowVariable['type'], Json>> = {
  text: '',
  number: 0,
  'yes-no': false,
  list: [],
};

function initialText(initial: Json): string {
  if (typeof initial === 'string') return initial;
  if (Array.isArray(initial)) return initial.map(String).join(', ');
  return initial === null ? '' : String(initial);
}

/** undefined for what is none of the type. */
function readInitial(type: FlowVariable['type'], text: string): Json | undefined {
  switch (type) {
    case 'text':
      return text;
    case 'number':
      return text.trim() === '' ? 0 : (readNumber(text) ?? undefined);
    case 'yes-no':
      return readYesNo(text) ?? undefined;
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
  }
}
