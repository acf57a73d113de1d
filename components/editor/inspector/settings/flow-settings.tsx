'use client';

import { type ReactNode, useId } from 'react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { FlowSettings as Settings } from '#runtime/contract/flow.ts';
import { providers } from '#runtime/providers/providers.ts';
import { languageName } from '../model/language-name.ts';
import { providerName, VoiceFields } from '../widgets/voice-fields.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { CountrySetting, TimeZoneSetting } from './place-settings.tsx';
import { SettingText } from './setting-text.tsx';
import { useSettingProblems } from './use-setting-problems.ts';
import { VariableSettings } from './variable-settings.tsx';

/** What holds for the whole flow, shown while no step is chosen. */
export function FlowSettings() {
  const { document, edit } = useFlowDocument();
  const { settings } = document;
  const general = useSettingProblems(null);
  const { shape } = Settings;
  return (
    <div className="space-y-6 px-4 pb-6">
      {general.map(({ severity, text }) => (
        <Notice key={text} tone={severity}>
          {text}
        </Notice>
      ))}
      <Section title="Languages" help="Callers hear the first one, unless the flow chooses another.">
        <LanguageSettings />
      </Section>
      <Section title="Voice" help="Steps may have another one.">
        <VoiceFields
          voice={settings.voice}
          otherwise="The provider’s"
          onChange={(voice) => edit.setSettings({ voice: shape.voice.parse(voice ?? {}) })}
        />
      </Section>
      <Section title="Place" help="For opening hours, dates, and phone numbers without a country.">
        <CountrySetting />
        <TimeZoneSetting />
      </Section>
      <Section title="Providers" help="Publishing checks that the flow works on them.">
        {Object.keys(providers).map((kind) => (
          <Switch
            key={kind}
            label={providerName(kind)}
            checked={settings.providers.includes(kind)}
            onChange={(on) =>
              edit.setSettings({
                providers: on
                  ? [...settings.providers, kind]
                  : settings.providers.filter((other) => other !== kind),
              })
            }
          />
        ))}
      </Section>
      <Section title="When everything else fails" help="Said and rung for outcomes that lead nowhere.">
        <SettingText
          label="Number to ring"
          field="settings.fallbackNumber"
          phone
          placeholder="+1 415 555 0100"
          value={settings.fallbackNumber}
          write={(fallbackNumber) => edit.setSettings({ fallbackNumber })}
        />
        {settings.languages.map((language) => (
          <SettingText
            key={language}
            label={
              settings.languages.length > 1
                ? `Words in ${languageName(language, settings.languages)}`
                : 'Words'
            }
            field={`settings.fallbackMessage.${language}`}
            language={language}
            lines={2}
            placeholder="We are sorry, something went wrong."
            value={settings.fallbackMessage[language] ?? ''}
            write={(text) => {
              const { [language]: _, ...others } = settings.fallbackMessage;
              const fallbackMessage = text.trim() === '' ? others : { ...others, [language]: text };
              return edit.setSettings({ fallbackMessage });
            }}
          />
        ))}
        <SettingText
          label="Longest call, in minutes"
          field="settings.longestMinutes"
          value={String(settings.longestMinutes)}
          write={(text) => {
            const longestMinutes = shape.longestMinutes.safeParse(Number(text.trim()));
            return longestMinutes.success
              ? edit.setSettings({ longestMinutes: longestMinutes.data })
              : 'Use a whole number from 1 to 1440.';
          }}
        />
      </Section>
      <Section title="Variables" help="Steps note values in them, and later steps read them.">
        <VariableSettings />
      </Section>
    </div>
  );
}

function Section({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-3">
      <div>
        <h3 id={id} className="text-[13px]">
          {title}
        </h3>
        <p className="text-[12px] text-quiet">{help}</p>
      </div>
      {children}
    </fieldset>
  );
}
