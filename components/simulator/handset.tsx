'use client';

import { PhoneCall, PhoneOff, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CallSetupForm } from '#components/simulator/call-setup-form.tsx';
import { CallerPart } from '#components/simulator/caller-part.tsx';
import { Keypad } from '#components/simulator/keypad.tsx';
import { clockWords } from '#components/simulator/model/clock-words.ts';
import { OtherEnds } from '#components/simulator/other-ends.tsx';
import { PaceBar } from '#components/simulator/pace-bar.tsx';
import { SaveAsTest } from '#components/simulator/scenarios/save-as-test.tsx';
import { usePlayer, useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { Transcript } from '#components/simulator/transcript.tsx';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { useClock } from '#components/simulator/use-clock.ts';
import { useSounds } from '#components/simulator/use-sounds.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** A telephone that reads like a chat: who calls, what the caller hears, what was pressed, and what happens at the other end. */
export function Handset() {
  const { rehearser } = useSimulator();
  const call = useShownCall();
  const calls = usePlayer((player) => player.calls);
  const about = usePlayer((player) => player.about);
  const { begin, act, hangUp, putAway } = useCallActions();
  const [aloud, setAloud] = useState(true);
  const phone = useRef<HTMLElement>(null);
  const sounds = useSounds(aloud);
  const now = useClock(sounds);
  const ended = call === null || rehearser.situation(call).ended;
  useEffect(() => {
    if (calls > 0) phone.current?.focus();
  }, [calls]);
  const press = (key: string) => {
    sounds.tones.key(key);
    act({ kind: 'keys-pressed', by: 'caller', keys: key });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ended || ctrlKey || metaKey || altKey || !/^[0-9*#]$/.test(key) || isTyped(target)) return;
    event.preventDefault();
    press(key);
  };
  return (
    <section
      ref={phone}
      tabIndex={-1}
      aria-label="Test call"
      onKeyDown={onKeyDown}
      className="flex h-full min-h-0 w-full max-w-[340px] flex-col overflow-y-auto rounded-[18px] border border-line bg-panel text-[13px] shadow-float outline-none"
    >
      <header className="flex min-h-12 items-center gap-2 px-4">
        <PhoneCall size={16} aria-hidden="true" className={ended ? 'text-quiet' : 'text-accent'} />
        <h2 className="grow text-[14px]">Test call</h2>
        {call !== null && (
          <span role="timer" aria-label="Time of the call" className="text-quiet tabular-nums">
            {clockWords(now)}
          </span>
        )}
        <IconButton
          icon={aloud ? Volume2 : VolumeX}
          label={aloud ? 'Silent' : 'Aloud'}
          active={aloud}
          aria-pressed={aloud}
          onClick={() => setAloud(!aloud)}
        />
      </header>
      {call === null ? (
        <CallSetupForm onCall={begin} />
      ) : (
        <>
          {about !== null && (
            <div className="px-4 pb-3">
              <Notice tone={about.tone}>{about.text}</Notice>
            </div>
          )}
          <Transcript />
          {!ended && (
            <div className="space-y-2.5 border-t border-line px-4 py-3">
              <OtherEnds />
              <CallerPart />
              <PaceBar />
              <Keypad onPress={press} />
              <Button tone="danger" icon={PhoneOff} wide onClick={hangUp}>
                Hang up
              </Button>
            </div>
          )}
          {ended && (
            <footer className="grid grid-cols-2 gap-2 border-t border-line p-4">
              <Button icon={RotateCcw} onClick={begin}>
                Call again
              </Button>
              <Button onClick={putAway}>Other caller</Button>
              <SaveAsTest />
            </footer>
          )}
        </>
      )}
    </section>
  );
}

function isTyped(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [role="combobox"]') !== null;
}
