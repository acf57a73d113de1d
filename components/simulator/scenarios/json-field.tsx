'use client';

import { useState } from 'react';
import { TextField } from '#components/ui/text-field.tsx';
import type { Json } from '#runtime/contract/json.ts';

type Properties = { label: string; value: Json; onChange: (value: Json) => void };

/** Any value: JSON when it reads as such, else a text. */
export function JsonField({ label, value, onChange }: Properties) {
  const [typed, setTyped] = useState(() => (typeof value === 'string' ? value : JSON.stringify(value)));
  return (
    <TextField
      label={label}
      lines={1}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(jsonOrText(text));
      }}
    />
  );
}

/** What was typed as JSON, or as a text when it is none. */
export function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
