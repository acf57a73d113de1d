'use client';

import { Mic, MicOff, SendHorizontal, Timer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LookUpForm } from '#components/simulator/look-up-form.tsx';
import { RecordMessage } from '#components/simulator/record-message.tsx';
import { useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { canListen, listen } from '#components/simulator/sound/listen.ts';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { controlClass } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

/** What the caller can do besides pressing keys: say something, stay silent, leave a message. */
export function CallerPart() {
  const { rehearser } = useSimulator();
  const call = useShownCall();
  const { act } = useCallActions();
  if (call === null) return null;
  const [pending] = call.lookUps;
  if (pending !== undefined) return <LookUpForm key={pending.id} pending={pending} />;
  const caller = rehearser.situation(call).parties.find(({ party }) => party === 'caller');
  if (caller === undefined || caller.state === 'gone') return null;
  if (caller.records) return <RecordMessage />;
  if (caller.listens === null) return null;
  return (
    <>
      {caller.listens.speech && (
        <Say
          language={call.call?.language ?? 'en'}
          onSay={(text, confidence) =>
            act({ kind: 'spoken', by: 'caller', text, ...(confidence === undefined ? {} : { confidence }) })
          }
        />
      )}
      <Button icon={Timer} wide onClick={() => act({ kind: 'stayed-silent' })}>
        Stay silent
      </Button>
    </>
  );
}

type SayProperties = { language: string; onSay: (text: string, confidence?: number) => void };

/** A spoken answer: typed, or said where the browser understands speech. */
function Say({ language, onSay }: SayProperties) {
  const [text, setText] = useState('');
  const [listening, setListening] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const say = () => {
    if (text.trim() !== '') onSay(text.trim());
    setText('');
  };
  const hear = () => {
    if (listening) {
      stop.current();
      return setListening(false);
    }
    setListening(true);
    stop.current = listen(language, (heard) => {
      setListening(false);
      if (heard !== null) onSay(heard.text, heard.confidence);
    });
  };
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <input
        aria-label="Say something"
        placeholder={listening ? 'Listening…' : 'Say something'}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={controlClass}
      />
      {canListen() && (
        <IconButton
          icon={listening ? MicOff : Mic}
          label={listening ? 'Stop listening' : 'Speak into the microphone'}
          active={listening}
          onClick={hear}
        />
      )}
      <IconButton icon={SendHorizontal} label="Say it" onClick={say} />
    </form>
  );
}
