'use client';

import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { statesUntil } from '#components/simulator/player.ts';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import type { Sounds } from '#components/simulator/use-sounds.ts';

/** How often the call's clock is looked at in real time, in milliseconds. */
const tickMs = 100;

/** Lets the call's time pass as real time does, and gives the time of the call that is shown, in milliseconds. */
export function useClock(sounds: Pick<Sounds, 'speaksUntil'>): number {
  const { player, rehearser } = useSimulator();
  const shown = useStore(player, (state) => statesUntil(state).at(-1)?.phone.at ?? 0);
  const running = useStore(
    player,
    (state) => state.speed === 'real-time' && state.states.length > 0 && state.lookedAt === null,
  );
  const calls = useStore(player, (state) => state.calls);
  const latest = useRef({ rehearser, sounds });
  latest.current = { rehearser, sounds };
  const [, tick] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another call begins its own clock
  useEffect(() => {
    if (!running) return;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const call = player.getState().states.at(-1);
      const passed = now - before;
      before = now;
      if (call === undefined) return;
      const { rehearser: engine, sounds: heard } = latest.current;
      const until = heard.speaksUntil();
      // The browser's voice is quicker or slower than a provider's: the call waits for its end, and goes on then.
      const at = until === null ? call.phone.at + passed : Math.min(call.phone.at + passed, until - 1);
      if (at > call.phone.at) player.getState().passTo(engine, Math.round(at));
      tick(now);
    }, tickMs);
    return () => clearInterval(timer);
  }, [player, running, calls]);
  return shown;
}
