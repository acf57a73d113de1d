'use client';

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { createTones, type Tones } from '#components/simulator/sound/tones.ts';
import { createVoice } from '#components/simulator/sound/voice.ts';
import type { Moment } from '#runtime/rehearsal/rehearsal.ts';

export type Sounds = {
  tones: Tones;
  /** End of what is being said aloud, as a moment of the call in milliseconds; null when nothing is. */
  speaksUntil: () => number | null;
};

/** Lets the person hear what the caller hears, while the call runs in real time. */
export function useSounds(aloud: boolean): Sounds {
  const { player, rehearser, audioUrl } = useSimulator();
  const kept = useRef<ReturnType<typeof createSounds> | null>(null);
  kept.current ??= createSounds(audioUrl);
  const sounds = kept.current;
  const call = useStore(player, (state) =>
    state.speed === 'real-time' && state.lookedAt === null ? (state.states.at(-1) ?? null) : null,
  );
  useEffect(() => {
    if (!aloud || call === null || rehearser.situation(call).ended) return sounds.stop();
    sounds.follow(call.moments, (end) => player.getState().passTo(rehearser, end));
  }, [sounds, aloud, call, rehearser, player]);
  useEffect(() => sounds.close, [sounds]);
  return sounds;
}

function createSounds(audioUrl: (url: string) => string) {
  const tones = createTones();
  const voice = createVoice();
  /** Its place among the moments; -1 when silent. */
  let followed = -1;
  let until: number | null = null;
  let stopRinging: () => void = () => undefined;
  const stop = (): void => {
    followed = -1;
    until = null;
    voice.stop();
    stopRinging();
  };
  /** Plays what began last, unless it plays already. */
  const follow = (moments: readonly Moment[], ended: (at: number) => void): void => {
    const place = moments.findLastIndex((moment) => soundOf(moment) !== null);
    const moment = moments[place];
    const last = moment === undefined ? null : soundOf(moment);
    if (last === null || place === followed) return;
    stop();
    followed = place;
    if (last.kind !== 'sound-began') return;
    const { sound, at, milliseconds } = last;
    const over = (heard: boolean) => {
      until = null;
      if (heard && milliseconds !== null) ended(at + milliseconds);
    };
    if (sound.kind === 'ringing') stopRinging = tones.ring();
    if (sound.kind === 'beep') tones.beep();
    if (sound.kind === 'keys') for (const key of sound.keys.slice(0, 1)) tones.key(key);
    if (milliseconds === null) return;
    if (sound.kind === 'speech') {
      until = at + milliseconds;
      voice.say(sound.text, sound.language, over);
    }
    if (sound.kind === 'audio') {
      until = at + milliseconds;
      voice.play(audioUrl(sound.url), over);
    }
  };
  const close = (): void => {
    stop();
    tones.close();
  };
  return { tones, follow, stop, close, speaksUntil: () => until };
}

function soundOf(moment: Moment) {
  if (moment.kind !== 'happened') return null;
  const { happening } = moment;
  const isSound = happening.kind === 'sound-began' || happening.kind === 'sound-cut';
  return isSound && happening.party === 'caller' ? happening : null;
}
