'use client';

import { classNames } from '#components/ui/class-names.ts';
import { languageName } from '../model/language-name.ts';

type Properties = {
  label: string;
  /** `other`: the flow does not have it any more. */
  languages: readonly { tag: string; state: 'there' | 'missing' | 'other' }[];
  chosen: string;
  onChoose: (tag: string) => void;
};

const notes = { there: '', missing: ' · missing', other: ' · not in this flow' };

/** Which language is being written, and which are missing. */
export function LanguagePills({ label, languages, chosen, onChoose }: Properties) {
  return (
    <fieldset className="flex flex-wrap gap-1" aria-label={label}>
      {languages.map(({ tag, state }) => (
        <button
          key={tag}
          type="button"
          aria-pressed={tag === chosen}
          onClick={() => onChoose(tag)}
          className={classNames(
            'cursor-pointer rounded-md px-2 py-0.5 text-[12px]',
            tag === chosen ? 'bg-accent-soft font-[560] text-accent-strong' : 'hover:bg-canvas',
            tag !== chosen && (state === 'there' ? 'text-quiet' : 'text-warning'),
          )}
        >
          {languageName(
            tag,
            languages.map((one) => one.tag),
          )}
          {notes[state]}
        </button>
      ))}
    </fieldset>
  );
}
