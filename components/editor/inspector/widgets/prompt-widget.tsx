'use client';

import { useId, useState } from 'react';
import { isEmptyPrompt, Prompt, type PromptContent, promptText } from '#runtime/contract/prompt.ts';
import { useForm } from '../form/form-context.ts';
import { ProblemLines } from '../form/problem-lines.tsx';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { languageName } from '../model/language-name.ts';
import { ofLanguage } from '../model/of-language.ts';
import { speakingTime } from '../model/speaking-time.ts';
import { ContentEditor, type ContentKind } from './content-editor.tsx';
import { LanguagePills } from './language-pills.tsx';
import { VoiceFields } from './voice-fields.tsx';

export function PromptWidget(given: WidgetProperties) {
  return <Contents {...given} kinds={['text', 'ssml', 'audio', 'url']} />;
}

/** What callers hear, in each language of the flow. */
export function Contents(given: WidgetProperties & { kinds: readonly ContentKind[] }) {
  const { path, kinds } = given;
  const id = useId();
  const { set, settings, problemsAt } = useForm();
  const { value, properties } = useField(given);
  const [wanted, setWanted] = useState('');
  const { languages, voice } = Prompt.safeParse(value).data ?? { languages: {}, voice: undefined };
  const tags = [...new Set([...settings.languages, ...Object.keys(languages)])];
  const language = tags.includes(wanted) ? wanted : (tags[0] ?? 'en-US');
  const content = languages[language];
  const speaks = kinds.includes('text');
  // Nothing is missing where nothing needs to be said.
  const silent = isEmptyPrompt({ languages }) && problemsAt(path).length === 0;
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={id} className="text-[13px]">
          {properties.label}
        </h3>
        <span className="shrink-0 text-[12px] text-quiet tabular-nums">{lengthOf(content)}</span>
      </div>
      {tags.length > 1 && (
        <LanguagePills
          label={`Languages of: ${properties.label}`}
          languages={tags.map((tag) => ({
            tag,
            state: silent ? 'there' : stateOf(tag, languages[tag], settings.languages),
          }))}
          chosen={language}
          onChoose={setWanted}
        />
      )}
      <ContentEditor
        key={language}
        label={tags.length > 1 ? `${properties.label}, ${languageName(language, tags)}` : properties.label}
        path={[...path, 'languages', language]}
        content={content}
        kinds={kinds}
      />
      {properties.help !== undefined && <p className="text-[12px] text-quiet">{properties.help}</p>}
      <ProblemLines problems={ofLanguage(problemsAt(path), language)} />
      {speaks && content !== undefined && (content.kind === 'text' || content.kind === 'ssml') && (
        <details className="text-[12px]" {...(voice === undefined ? {} : { open: true })}>
          <summary className="w-fit cursor-pointer rounded-control text-quiet hover:text-text">
            Another voice here
          </summary>
          <div className="mt-2">
            <VoiceFields voice={voice ?? {}} onChange={(changed) => set([...path, 'voice'], changed)} />
          </div>
        </details>
      )}
    </fieldset>
  );
}

function lengthOf(content: PromptContent | undefined): string {
  if (content === undefined || (content.kind !== 'text' && content.kind !== 'ssml')) return '';
  const text = promptText(content);
  if (text === '') return '';
  return `${speakingTime(text)} s · ${text.length} ${text.length === 1 ? 'character' : 'characters'}`;
}

function stateOf(tag: string, content: PromptContent | undefined, flow: readonly string[]) {
  if (!flow.includes(tag)) return 'other';
  return content === undefined || promptText(content).trim() === '' ? 'missing' : 'there';
}
