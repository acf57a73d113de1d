'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** Short enough to feel at once, long enough not to write every letter. In milliseconds. */
const pause = 120;

type Draft = {
  text: string;
  /** What is wrong with what was typed; null when it was taken. */
  problem: string | null;
  change: (text: string) => void;
  /** When the field is left: what is waiting is written, and what others wrote meanwhile is shown. */
  leave: () => void;
};

/**
 * What somebody types, before it is written. While they type, only their own text is shown; what cannot be written stays with its
 * problem until it is mended. `write` gives the problem, or null.
 */
export function useDraft(stored: string, write: (text: string) => string | null): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(write);
  latest.current = write;

  const flush = useCallback((): string | null | undefined => {
    if (waiting.current === null) return undefined;
    clearTimeout(waiting.current.timer);
    const { text } = waiting.current;
    waiting.current = null;
    return latest.current(text);
  }, []);

  useEffect(() => () => void flush(), [flush]);

  const change = (text: string) => {
    setDraft(text);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { text, timer: setTimeout(() => setProblem(flush() ?? null), pause) };
  };
  const leave = () => {
    const found = flush();
    const wrong = found === undefined ? problem : found;
    setProblem(wrong);
    if (wrong === null) setDraft(null);
  };
  return { text: draft ?? stored, problem, change, leave };
}
