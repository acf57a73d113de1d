'use client';

import { Mic, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { hasMicrophone, type Microphone, openMicrophone } from '#components/simulator/sound/microphone.ts';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { controlClass } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** A message after the beep: really spoken, or typed in place of it. */
export function RecordMessage() {
  const { act } = useCallActions();
  const [words, setWords] = useState('');
  const [taken, setTaken] = useState<{ url: string } | null>(null);
  const [trouble, setTrouble] = useState(false);
  const [recording, setRecording] = useState(false);
  const microphone = useRef<Microphone | null>(null);
  useEffect(
    () => () => {
      void microphone.current?.stop();
    },
    [],
  );
  const begin = () => {
    setRecording(true);
    openMicrophone().then(
      (opened) => {
        microphone.current = opened;
      },
      () => {
        setRecording(false);
        setTrouble(true);
      },
    );
  };
  const end = async () => {
    const opened = microphone.current;
    microphone.current = null;
    setRecording(false);
    if (opened === null) return;
    const { url, milliseconds } = await opened.stop();
    setTaken({ url });
    act({ kind: 'spoken', by: 'caller', text: 'a message by microphone' });
    act({ kind: 'waited', milliseconds: Math.round(milliseconds) });
  };
  const leave = (text: string) => {
    act({ kind: 'spoken', by: 'caller', text });
    act({ kind: 'stayed-silent' });
  };
  return (
    <div className="space-y-2">
      <form
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          leave(words.trim() === '' ? standIn : words.trim());
        }}
      >
        <input
          aria-label="Message"
          placeholder={standIn}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className={controlClass}
        />
        <div className="grid grid-cols-2 gap-2">
          <Button type="submit">Leave this message</Button>
          <Button onClick={() => act({ kind: 'stayed-silent' })}>Stay silent</Button>
        </div>
      </form>
      {hasMicrophone() && (
        <Button icon={recording ? Square : Mic} wide onClick={() => (recording ? void end() : begin())}>
          {recording ? 'End the recording' : 'Record by microphone'}
        </Button>
      )}
      {taken !== null && (
        // biome-ignore lint/a11y/useMediaCaption: it is what the person has just said
        <audio controls src={taken.url} className="w-full" aria-label="Your message" />
      )}
      {trouble && <Notice tone="warning">The microphone cannot be used. Type the message instead.</Notice>}
    </div>
  );
}

const standIn = 'Please call me back.';
