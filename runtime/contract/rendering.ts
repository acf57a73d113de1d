import type { Emulation, RenderContext } from './provider.ts';
import type { AnswerReason, FactKind } from './routes.ts';
import { isThread, type Thread } from './thread.ts';

/** What every renderer needs while it writes one document: our addresses, and a list of what could not be done as asked. */
export type Rendering = {
  thread: Thread;
  answerUrl: (reason: AnswerReason) => string;
  fetchUrl: (thread: Thread, reason: 'whisper' | 'wait') => string;
  factUrl: (fact: FactKind, thread?: Thread) => string;
  audioUrl: RenderContext['audioUrl'];
  /** Each pair of sentences is told once. */
  note: (asked: string, sent: string) => void;
  /** The nearest whole number within the range (fractions go up); a change is noted in the words of `tell`. */
  whole: (value: number, range: { least: number; most: number }, tell: (value: number) => string) => number;
  emulations: () => Emulation[];
};

export function createRendering(context: RenderContext): Rendering {
  const { call } = context;
  const own: Thread = isThread(context.thread) ? context.thread : 'main';
  const notes = new Map<string, Emulation>();
  const note: Rendering['note'] = (asked, sent) => notes.set(`${asked}\n${sent}`, { asked, sent });
  return {
    thread: own,
    answerUrl: (reason) =>
      context.url({ kind: 'answer', call, thread: own, document: context.document, reason }),
    fetchUrl: (thread, reason) => context.url({ kind: 'fetch', call, thread, reason }),
    factUrl: (fact, thread = own) => context.url({ kind: 'fact', call, thread, fact }),
    audioUrl: context.audioUrl,
    note,
    whole: (value, { least, most }, tell) => {
      const result = Math.min(Math.max(Number.isFinite(value) ? Math.ceil(value) : most, least), most);
      if (result !== value) note(tell(value), tell(result));
      return result;
    },
    emulations: () => [...notes.values()],
  };
}
