/** A strand of a call that fetches documents: the caller, a person being rung, or waiting music. */
export type Thread = 'main' | 'wait' | `leg:${number}`;

export function isThread(text: string): text is Thread {
  return text === 'main' || text === 'wait' || /^leg:[1-9]\d{0,5}$/.test(text);
}

export function legOf(thread: Thread): number | null {
  return thread.startsWith('leg:') ? Number(thread.slice(4)) : null;
}
