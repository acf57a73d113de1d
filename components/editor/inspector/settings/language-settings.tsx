'use client';

import { ArrowUpToLine, X } from 'lucide-react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Chip } from '#components/ui/chip.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { limits } from '#runtime/contract/limits.ts';
import { languageName } from '../model/language-name.ts';

/** The flow's languages, the first one being what callers hear unless told otherwise. */
export function LanguageSettings() {
  const { document, edit } = useFlowDocument();
  const { languages } = document.settings;
  const setLanguages = (changed: string[]) => edit.setSettings({ languages: changed });
  const others = common.filter((tag) => !languages.includes(tag));
  return (
    <div className="space-y-2">
      <ol className="space-y-1">
        {languages.map((tag, index) => (
          <li key={tag} className="flex min-h-8 items-center gap-2">
            <span className="min-w-0 grow truncate">
              {languageName(tag)} <span className="text-[12px] text-quiet">{tag}</span>
            </span>
            {index === 0 && <Chip tone="accent">First</Chip>}
            {index > 0 && (
              <IconButton
                icon={ArrowUpToLine}
                label={`Make ${languageName(tag)} the first`}
                onClick={() => setLanguages([tag, ...languages.filter((other) => other !== tag)])}
              />
            )}
            {languages.length > 1 && (
              <IconButton
                icon={X}
                label={`Remove ${languageName(tag)}`}
                onClick={() => setLanguages(languages.filter((other) => other !== tag))}
              />
            )}
          </li>
        ))}
      </ol>
      {languages.length < limits.languagesPerFlow && (
        <Combobox
          label="Add a language"
          hideLabel
          placeholder="Add a language…"
          value=""
          onChange={(tag) => setLanguages([...languages, tag])}
          choices={others.map((tag) => ({ value: tag, label: `${languageName(tag)} (${inEnglish(tag)})` }))}
        />
      )}
    </div>
  );
}

/** Languages that at least one provider speaks. */
const common = (
  'en-US en-GB en-AU en-IN en-ZA es-ES es-MX es-US fr-FR fr-CA fr-CH de-DE de-AT de-CH it-IT it-CH pt-BR pt-PT nl-NL nl-BE ' +
  'da-DK sv-SE nb-NO fi-FI is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI el-GR tr-TR ru-RU uk-UA ar-SA he-IL hi-IN ' +
  'ta-IN te-IN bn-IN th-TH vi-VN id-ID ms-MY fil-PH ja-JP ko-KR zh-CN zh-TW zh-HK ca-ES eu-ES gl-ES cy-GB'
).split(' ');

function inEnglish(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}
