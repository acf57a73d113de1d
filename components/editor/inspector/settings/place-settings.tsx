'use client';

import { useMemo } from 'react';
import { countryChoices } from '#components/country-choices.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Combobox } from '#components/ui/combobox.tsx';
import { useSettingProblems } from './use-setting-problems.ts';

export function CountrySetting() {
  const { document, edit } = useFlowDocument();
  const problems = useSettingProblems('settings.country');
  const choices = useMemo(countryChoices, []);
  return (
    <Combobox
      label="Country"
      value={document.settings.country}
      onChange={(country) => edit.setSettings({ country })}
      choices={choices}
      problems={problems}
    />
  );
}

export function TimeZoneSetting() {
  const { document, edit } = useFlowDocument();
  const problems = useSettingProblems('settings.timeZone');
  const choices = useMemo(
    () =>
      ['Etc/UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
        value: zone,
        label: zone === 'Etc/UTC' ? 'UTC' : zone.replaceAll('_', ' ').replaceAll('/', ' / '),
      })),
    [],
  );
  return (
    <Combobox
      label="Time zone"
      value={document.settings.timeZone}
      onChange={(timeZone) => edit.setSettings({ timeZone })}
      choices={choices}
      problems={problems}
    />
  );
}
