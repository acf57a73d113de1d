'use client';

import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Json } from '#runtime/contract/json.ts';
import { Language } from '#runtime/contract/voice.ts';
import { useForm } from '../form/form-context.ts';
import { ProblemLines } from '../form/problem-lines.tsx';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { languageName } from '../model/language-name.ts';
import { newValue } from '../model/new-value.ts';
import { plainProblem } from '../model/plain-problem.ts';
import type { Shape } from '../model/shape.ts';
import { PairText } from './pair-text.tsx';

/** Texts by name, such as headers; by language they are a line for each language of the flow. */
export function PairsWidget(given: WidgetProperties) {
  const { shape } = given.field;
  const id = useId();
  const { value, properties } = useField(given);
  if (shape.kind !== 'pairs') return null;
  const pairs = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-2">
      <h4 id={id} className="text-[13px] font-[560]">
        {properties.label}
      </h4>
      {shape.name === Language ? (
        <ByLanguage {...given} shape={shape} pairs={pairs} />
      ) : (
        <ByName {...given} shape={shape} pairs={pairs} />
      )}
      {properties.help !== undefined && <p className="text-[12px] text-quiet">{properties.help}</p>}
      <ProblemLines problems={properties.problems ?? []} />
    </fieldset>
  );
}

type PairsProperties = WidgetProperties & {
  shape: Shape & { kind: 'pairs' };
  pairs: Readonly<Record<string, Json>>;
};

function ByLanguage({ field, path, shape, pairs }: PairsProperties) {
  const { settings } = useForm();
  const languages = [...new Set([...settings.languages, ...Object.keys(pairs)])];
  return languages.map((language) => (
    <PairText
      key={language}
      label={languageName(language, languages)}
      field={{ ...shape.value, meta: field.meta }}
      path={[...path, language]}
      value={pairs[language]}
      emptyRemoves
    />
  ));
}

function ByName({ field, path, shape, pairs }: PairsProperties) {
  const { set, suggestions } = useForm();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const wrong = Object.hasOwn(pairs, name)
      ? 'This name is there already.'
      : plainProblem({ schema: shape.name, shape: { kind: 'text', most: null } }, name);
    const failed = wrong ?? set(path, { ...pairs, [name]: newValue(shape.value, suggestions) ?? '' });
    setProblem(failed);
    if (failed === null) setName('');
  };
  return (
    <>
      {Object.keys(pairs).map((key) => (
        <div key={key} className="flex items-end gap-1">
          <div className="min-w-0 grow">
            <PairText
              label={key}
              field={{ ...shape.value, meta: field.meta }}
              path={[...path, key]}
              value={pairs[key]}
            />
          </div>
          <IconButton
            icon={X}
            label={`Remove ${key}`}
            onClick={() => {
              const { [key]: _, ...others } = pairs;
              set(path, others);
            }}
          />
        </div>
      ))}
      <form
        className="flex items-end gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className="min-w-0 grow">
          <TextField
            label="New name"
            hideLabel
            placeholder="Name"
            value={name}
            onChange={setName}
            problems={problem === null ? [] : [{ severity: 'error', text: problem }]}
          />
        </div>
        <Button icon={Plus} type="submit" disabled={name === ''}>
          Add
        </Button>
      </form>
    </>
  );
}
