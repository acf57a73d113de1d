'use client';

import { PhoneCall } from 'lucide-react';
import { useMemo } from 'react';
import { countryChoices } from '#components/country-choices.ts';
import { languageName } from '#components/editor/inspector/model/language-name.ts';
import { providerName } from '#components/editor/inspector/widgets/voice-fields.tsx';
import { type CallForm, timeShortcuts } from '#components/simulator/model/call-form.ts';
import { PaceBar } from '#components/simulator/pace-bar.tsx';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { controlClass, Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { examplePhone } from '#runtime/expressions/example-phone.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';

/** Who calls, when, from where. */
export function CallSetupForm({ onCall }: { onCall: () => void }) {
  const { document, providers, form, setForm, flow } = useSimulator();
  const { settings, variables } = document;
  const change = (changes: Partial<CallForm>) => setForm({ ...form, ...changes });
  const countries = useMemo(countryChoices, []);
  const shortcuts = useMemo(() => timeShortcuts(Date.now(), settings.timeZone), [settings.timeZone]);
  return (
    <form
      className="flex min-h-0 grow flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        onCall();
      }}
    >
      <div className="min-h-0 grow space-y-3.5 overflow-y-auto px-4 pt-1 pb-4">
        <p className="text-quiet">Hear what a caller would. Nothing is sent, nobody is rung.</p>
        <TextField
          label="Caller’s number"
          value={form.from}
          onChange={(from) => change({ from })}
          inputMode="tel"
          placeholder="Hidden"
        />
        <Combobox
          label="Calls from"
          help="Gives a number of that country."
          value={parsePhone(form.from, settings.country)?.country ?? ''}
          onChange={(country) => change({ from: examplePhone(country) })}
          choices={countries}
        />
        <Field label="Date and time" help={settings.timeZone}>
          {(control) => (
            <div className="space-y-1.5">
              <input
                {...control}
                type="datetime-local"
                value={form.at}
                onChange={(event) => change({ at: event.target.value })}
                className={controlClass}
              />
              <div className="flex flex-wrap gap-1.5">
                {shortcuts.map(({ label, at }) => (
                  <Button
                    key={label}
                    size="small"
                    aria-pressed={form.at === at}
                    onClick={() => change({ at })}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            </div>
          )}
        </Field>
        <Select
          label="Answered on"
          value={form.provider}
          onChange={(provider) => change({ provider })}
          choices={providers.map((value) => ({ value, label: providerName(value) }))}
        />
        {settings.languages.length > 1 && (
          <Select
            label="Language"
            value={form.language}
            onChange={(language) => change({ language })}
            choices={[
              { value: '', label: 'As the flow finds it' },
              ...settings.languages.map((value) => ({ value, label: languageName(value) })),
            ]}
          />
        )}
        <details className="space-y-3">
          <summary className="w-fit cursor-pointer rounded-control text-quiet hover:text-text">
            Called number, name, web services, variables
          </summary>
          <div className="mt-3 space-y-3.5">
            <TextField
              label="Called number"
              value={form.to}
              onChange={(to) => change({ to })}
              inputMode="tel"
            />
            <TextField
              label="Caller’s name"
              value={form.callerName}
              onChange={(callerName) => change({ callerName })}
            />
            {flow !== null && (
              <Select
                label="Web services"
                value={form.lookUps}
                onChange={(chosen) => change({ lookUps: chosen === 'real' ? 'real' : 'ask' })}
                choices={[
                  { value: 'ask', label: 'I say what they find' },
                  { value: 'real', label: 'Are really asked' },
                ]}
              />
            )}
            {variables.map(({ name, initial }) => (
              <TextField
                key={name}
                label={name}
                value={form.variables[name] ?? ''}
                placeholder={typeof initial === 'string' ? initial : JSON.stringify(initial)}
                onChange={(typed) => change({ variables: withVariable(form.variables, name, typed) })}
              />
            ))}
          </div>
        </details>
      </div>
      <div className="space-y-2.5 border-t border-line p-4">
        <PaceBar moving={false} />
        <Button type="submit" tone="main" icon={PhoneCall} wide>
          Call
        </Button>
      </div>
    </form>
  );
}

function withVariable(
  variables: Record<string, string>,
  name: string,
  typed: string,
): Record<string, string> {
  const { [name]: _, ...others } = variables;
  return typed === '' ? others : { ...others, [name]: typed };
}
