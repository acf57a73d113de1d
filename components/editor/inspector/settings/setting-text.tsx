'use client';

import { TextField } from '#components/ui/text-field.tsx';
import { parsePhone } from '#runtime/expressions/phone.ts';
import type { Edited } from '#runtime/graph/edit/edit.ts';
import { useDraft } from '../form/use-draft.ts';
import { ofLanguage } from '../model/of-language.ts';
import { useSettingProblems } from './use-setting-problems.ts';

type Properties = {
  label: string;
  /** As problems name it. */
  field: string;
  value: string;
  /** Gives what is wrong in words, where the writer knows better than the schema. */
  write: (text: string) => Edited | string;
  help?: string;
  placeholder?: string;
  lines?: number;
  phone?: boolean;
  /** It is about one language of several. */
  language?: string;
};

/** A setting that is typed. */
export function SettingText({ label, field, value, write, phone = false, language, ...rest }: Properties) {
  const all = useSettingProblems(field);
  const problems = language === undefined ? all : ofLanguage(all, language);
  const { text, problem, change, leave } = useDraft(value, (typed) => {
    const number = phone ? parsePhone(typed, 'US') : null;
    const edited = write(number?.valid && typed.trim().startsWith('+') ? number.number : typed);
    if (typeof edited === 'string') return edited;
    return edited.ok ? null : 'This cannot be used here.';
  });
  return (
    <TextField
      {...rest}
      label={label}
      value={text}
      onChange={change}
      onBlur={leave}
      problems={problem === null ? problems : [{ severity: 'error', text: problem }]}
    />
  );
}
