'use client';

import { useId } from 'react';
import { Voice } from '#runtime/contract/voice.ts';
import { useForm } from '../form/form-context.ts';
import { useField } from '../form/use-field.ts';
import type { WidgetProperties } from '../form/widget-properties.ts';
import { VoiceFields } from './voice-fields.tsx';

export function VoiceWidget(given: WidgetProperties) {
  const id = useId();
  const { set } = useForm();
  const { value, properties } = useField(given);
  const voice = Voice.safeParse(value ?? {});
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-2">
      <h3 id={id} className="text-[13px]">
        {properties.label}
      </h3>
      <VoiceFields voice={voice.data ?? {}} onChange={(changed) => set(given.path, changed)} />
    </fieldset>
  );
}
