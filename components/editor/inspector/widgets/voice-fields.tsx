'use client';

import { useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { JsonObject } from '#runtime/contract/json.ts';
import { genders, qualities, type Voice } from '#runtime/contract/voice.ts';
import { providers } from '#runtime/providers/providers.ts';

type Properties = {
  voice: Voice;
  onChange: (voice: JsonObject | undefined) => void;
  /** What stands for a part that is not set. */
  otherwise?: string;
};

/** A voice in neutral words, and below it a provider's own voice by its name. */
export function VoiceFields({ voice, onChange, otherwise = 'As in the flow' }: Properties) {
  const change = (changes: { [Key in keyof Voice]: Voice[Key] | undefined }) => {
    const changed = withoutEmpty({ ...voice, ...changes });
    onChange(Object.keys(changed).length === 0 ? undefined : changed);
  };
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Voice"
          value={voice.gender ?? ''}
          onChange={(chosen) => change({ gender: genders.find((one) => one === chosen) })}
          choices={[
            { value: '', label: otherwise },
            ...genders.map((one) => ({ value: one, label: words[one] })),
          ]}
        />
        <Select
          label="Sound"
          value={voice.quality ?? ''}
          onChange={(chosen) => change({ quality: qualities.find((one) => one === chosen) })}
          choices={[
            { value: '', label: otherwise },
            ...qualities.map((one) => ({ value: one, label: words[one] })),
          ]}
        />
      </div>
      <details className="text-[12px]">
        <summary className="cursor-pointer rounded-control text-quiet hover:text-text">
          A provider’s own voice
        </summary>
        <div className="mt-2 space-y-3">
          {Object.keys(providers).map((provider) => (
            <OwnVoice
              key={provider}
              provider={provider}
              name={voice.overrides?.[provider] ?? ''}
              onChange={(name) => {
                const { [provider]: _, ...others } = voice.overrides ?? {};
                change({ overrides: name === '' ? others : { ...others, [provider]: name } });
              }}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

type OwnVoiceProperties = { provider: string; name: string; onChange: (name: string) => void };

function OwnVoice({ provider, name, onChange }: OwnVoiceProperties) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={`At ${providerName(provider)}`}
      value={typed ?? name}
      maxLength={100}
      placeholder="Polly.Joanna"
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && typed.trim() !== name) onChange(typed.trim());
        setTyped(null);
      }}
    />
  );
}

/** `twilio` → `Twilio` */
export function providerName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

const words = {
  female: 'Female',
  male: 'Male',
  basic: 'Basic',
  standard: 'Standard',
  neural: 'Natural',
} as const;

function withoutEmpty({
  gender,
  quality,
  overrides,
}: { [Key in keyof Voice]: Voice[Key] | undefined }): JsonObject {
  const named = Object.keys(overrides ?? {}).length > 0;
  return {
    ...(gender === undefined ? {} : { gender }),
    ...(quality === undefined ? {} : { quality }),
    ...(named && overrides !== undefined ? { overrides } : {}),
  };
}
