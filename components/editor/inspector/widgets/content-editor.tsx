'use client';

import { useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { PromptContent, promptText } from '#runtime/contract/prompt.ts';
import { useForm } from '../form/form-context.ts';
import { TemplateText } from '../form/template-text.tsx';
import { useDraft } from '../form/use-draft.ts';
import { plainProblem } from '../model/plain-problem.ts';
import type { Path } from '../model/value-at.ts';
import { RecordingPicker } from './recording-picker.tsx';

export type ContentKind = PromptContent['kind'];

type Properties = {
  label: string;
  path: Path;
  /** undefined where nothing was written yet. */
  content: PromptContent | undefined;
  kinds: readonly ContentKind[];
};

const names: Readonly<Record<ContentKind, string>> = {
  text: 'Words',
  ssml: 'Words with tags (SSML)',
  audio: 'A recording',
  url: 'A web address',
};

/** Words, words with tags, a recording, or the address of a sound. */
export function ContentEditor({ label, path, content, kinds }: Properties) {
  const { set, problemsAt } = useForm();
  const [wanted, setWanted] = useState<ContentKind | null>(null);
  const kind = wanted ?? content?.kind ?? kinds[0] ?? 'text';
  const stored = content?.kind === kind ? promptText(content) : '';
  const change = (next: ContentKind) => {
    setWanted(next);
    // Words go on as words with tags, and the other way round; a recording is nothing to read.
    const spoken = (one: ContentKind) => one === 'text' || one === 'ssml';
    if (content !== undefined && spoken(content.kind) && spoken(next)) {
      set(path, contentOf(next, promptText(content)));
    }
  };
  const below = [path, [...path, kind], [...path, 'text']].flatMap((one) => [...problemsAt(one)]);
  const kindSelect =
    kinds.length > 1 ? (
      <KindSelect label={`${label}: words or a recording`} kind={kind} kinds={kinds} onChange={change} />
    ) : null;
  if (kind === 'audio') {
    return (
      <div className="space-y-2">
        <RecordingPicker
          label={label}
          chosen={stored}
          onChange={(audio) => set(path, audio === '' ? undefined : contentOf('audio', audio))}
          problems={below}
        />
        {kindSelect}
      </div>
    );
  }
  return (
    <WrittenContent
      key={kind}
      label={label}
      path={path}
      kind={kind}
      stored={stored}
      problems={below}
      actions={kindSelect}
    />
  );
}

type WrittenProperties = {
  label: string;
  path: Path;
  kind: Exclude<ContentKind, 'audio'>;
  stored: string;
  problems: ReturnType<ReturnType<typeof useForm>['problemsAt']>;
  actions: React.ReactNode;
};

function WrittenContent({ label, path, kind, stored, problems, actions }: WrittenProperties) {
  const { set, namesAt } = useForm();
  const { text, problem, change, leave } = useDraft(stored, (typed) => {
    if (typed === '') return set(path, undefined);
    const content = contentOf(kind, kind === 'url' ? typed.trim() : typed);
    const wrong = plainProblem({ schema: PromptContent, shape: { kind: 'anything' } }, content);
    return wrong ?? set(path, content);
  });
  return (
    <Field
      label={label}
      hideLabel
      problems={problem === null ? problems : [{ severity: 'error', text: problem }]}
    >
      {(control) => (
        <TemplateText
          control={control}
          text={text}
          onChange={change}
          onLeave={leave}
          names={namesAt(path)}
          lines={kind === 'url' ? 2 : 3}
          monospace={kind === 'ssml'}
          placeholder={placeholders[kind]}
          actions={actions}
        />
      )}
    </Field>
  );
}

const placeholders = {
  text: 'Write what callers hear. Type { to put in a value.',
  ssml: 'Hello <break time="500ms"/> there',
  url: 'https://example.com/welcome.mp3',
};

function contentOf(kind: ContentKind, text: string): PromptContent {
  switch (kind) {
    case 'text':
      return { kind, text };
    case 'ssml':
      return { kind, ssml: text };
    case 'audio':
      return { kind, audio: text };
    case 'url':
      return { kind, url: text };
  }
}

type KindProperties = {
  label: string;
  kind: ContentKind;
  kinds: readonly ContentKind[];
  onChange: (kind: ContentKind) => void;
};

function KindSelect({ label, kind, kinds, onChange }: KindProperties) {
  return (
    <div className="w-40">
      <Select
        label={label}
        hideLabel
        value={kind}
        onChange={(chosen) => onChange(kinds.find((one) => one === chosen) ?? kind)}
        choices={kinds.map((one) => ({ value: one, label: names[one] }))}
      />
    </div>
  );
}
