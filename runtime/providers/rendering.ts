import type { Emulation, RenderContext } from '#runtime/contract/provider.ts';
import type { AnswerReason, FactKind, FetchReason } from '#runtime/contract/routes.ts';
import { isThread, type Thread } from '#runtime/contract/thread.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';

/** What the renderers of single instructions share: our addresses, and a place for notes on what the provider lacks. */
export type Rendering = {
  thread: Thread;
  audioUrl: RenderContext['audioUrl'];
  /** Where this document's answer goes. */
  answerUrl: (reason: AnswerReason) => string;
  fetchUrl: (thread: Thread, reason: FetchReason) => string;
  factUrl: (thread: Thread, fact: FactKind) => string;
  /** The same, for what must find its way back to the step that wrote this document. */
  reportUrl: (fact: FactKind) => string;
  note: (asked: string, sent: string) => void;
};

export function createRendering(context: RenderContext, emulations: Emulation[]): Rendering {
  const { call, document } = context;
  const thread: Thread = isThread(context.thread) ? context.thread : 'main';
  return {
    thread,
    audioUrl: context.audioUrl,
    answerUrl: (reason) => context.url({ kind: 'answer', call, thread, document, reason }),
    fetchUrl: (of, reason) => context.url({ kind: 'fetch', call, thread: of, reason }),
    factUrl: (of, fact) => context.url({ kind: 'fact', call, thread: of, fact }),
    reportUrl: (fact) => context.url({ kind: 'fact', call, thread, fact, document }),
    note: (asked, sent) => {
      const known = emulations.some((emulation) => emulation.asked === asked && emulation.sent === sent);
      if (!known) emulations.push({ asked, sent });
    },
  };
}

export function redirect(url: string): XmlElement {
  return element('Redirect', { method: 'POST' }, [url]);
}

/** Providers count in whole seconds: rounded up, so that nobody is cut short, and kept between `least` and `most`. */
export function wholeSeconds(
  rendering: Rendering,
  seconds: number,
  { what, least, most }: { what: string; least: number; most: number },
): number {
  const asked = Number.isFinite(seconds) ? seconds : least;
  const sent = Math.min(most, Math.max(least, Math.ceil(asked)));
  if (sent !== seconds) rendering.note(`${what} of ${seconds} s`, `${what} of ${sent} s`);
  return sent;
}
