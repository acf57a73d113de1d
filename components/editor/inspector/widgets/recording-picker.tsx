'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { Button } from '#components/ui/button.tsx';
import type { FieldProblem } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { uploadRecording } from './upload-recording.ts';

type Properties = {
  label: string;
  /** Its id; '' for none. */
  chosen: string;
  onChange: (audio: string) => void;
  problems: readonly FieldProblem[];
};

/** One of the recordings that were uploaded, or a new one. */
export function RecordingPicker({ label, chosen, onChange, problems }: Properties) {
  const { choices } = useEditorFacts();
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [uploaded, setUploaded] = useState<{ id: string; label: string } | null>(null);
  const known = choices.audio ?? [];
  const all = uploaded === null || known.some(({ id }) => id === uploaded.id) ? known : [...known, uploaded];
  const gone = chosen !== '' && !all.some(({ id }) => id === chosen);

  const upload = async (sound: File) => {
    setBusy(true);
    setFailed(null);
    const result = await uploadRecording(sound);
    setBusy(false);
    if (!result.ok) return setFailed(result.problem);
    setUploaded({ id: result.id, label: sound.name });
    onChange(result.id);
    router.refresh();
  };
  return (
    <div className="space-y-2">
      <Select
        label={label}
        hideLabel
        value={chosen}
        onChange={onChange}
        placeholder={all.length === 0 ? 'No recordings yet' : 'Choose a recording'}
        disabled={all.length === 0}
        choices={[
          ...all.map((one) => ({ value: one.id, label: one.label })),
          ...(gone ? [{ value: chosen, label: 'A recording that is not there any more' }] : []),
        ]}
        problems={[...problems, ...(failed === null ? [] : [{ severity: 'error' as const, text: failed }])]}
      />
      <input
        ref={file}
        type="file"
        accept="audio/mpeg,audio/wav,.mp3,.wav"
        hidden
        aria-label="Sound file"
        onChange={(event) => {
          const [sound] = event.target.files ?? [];
          event.target.value = '';
          if (sound !== undefined) void upload(sound);
        }}
      />
      <Button size="small" icon={Upload} busy={busy} onClick={() => file.current?.click()}>
        Upload a recording
      </Button>
    </div>
  );
}
