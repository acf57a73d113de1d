'use client';

import { useEffect, useRef, useState } from 'react';
import { walkInSlices } from '#components/simulator/explorer/walk-in-slices.ts';
import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { Exploration } from '#runtime/explorer/report.ts';

type Walking =
  | { state: 'ready' }
  | { state: 'walking'; turns: number }
  | { state: 'done'; exploration: Exploration };

/** Walks the flow as it is drawn when that is asked for, and tells how far it is. */
export function useExploration(rehearser: Rehearser) {
  const [walking, setWalking] = useState<Walking>({ state: 'ready' });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const begin = () => {
    stop.current();
    setWalking({ state: 'walking', turns: 0 });
    const walk = walkInSlices(rehearser.explore(Date.now()), (turns) =>
      setWalking({ state: 'walking', turns }),
    );
    stop.current = walk.stop;
    void walk.done.then((exploration) => {
      if (exploration !== null) setWalking({ state: 'done', exploration });
    });
  };
  const cancel = () => {
    stop.current();
    setWalking({ state: 'ready' });
  };
  return { walking, begin, cancel };
}
