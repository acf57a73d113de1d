'use client';

import { useSyncExternalStore } from 'react';

/** Whether there is room to draw; null before the browser has said so. */
export function useRoomy(): boolean | null {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(wide);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(wide).matches,
    () => null,
  );
}

const wide = '(min-width: 768px)';
