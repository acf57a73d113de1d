import type { Document } from '#runtime/contract/document.ts';
import type { WebhookEvent } from '#runtime/contract/event.ts';
import type { Rendered } from '#runtime/contract/provider.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { nobodysCall } from '#runtime/engine/spoken-documents.ts';
import { renderReply } from '#runtime/providers/render-reply.ts';
import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import { movePhone, noteTurn, type Play } from './play.ts';
import type { RehearsalReply, RehearsalTurn } from './rehearsal.ts';
import { rehearsalUrl, soundUrl } from './rehearsal-address.ts';

type TurnNews = Partial<Pick<RehearsalTurn, 'event' | 'result' | 'trace' | 'emulations'>>;

/** Notes the turn, and gives the provider its reply. */
export function reply(
  play: Play,
  request: PhoneRequest,
  { sent, ...news }: { sent: RehearsalReply } & TurnNews,
): void {
  noteTurn(play, { request, reply: sent, ...news });
  movePhone(play, { kind: 'replied', request: request.number, ...sent });
}

/** The document of a turn, or an empty one, in the provider's words. */
export function rendered(play: Play, turn: Turn, event: WebhookEvent): Rendered {
  const made = turn.reply.kind === 'document' ? turn.reply : null;
  const place = {
    call: play.callId,
    thread: made?.thread ?? ('thread' in event ? event.thread : 'main'),
    document: made?.number ?? 0,
  };
  return write(
    play,
    { document: made?.document ?? { instructions: [] }, secrets: turn.state.secrets },
    place,
  );
}

/** A document outside of the call. */
export function spoken(play: Play, document: Document): RehearsalReply {
  const place = { call: nobodysCall, thread: 'main', document: 1 };
  const { body, contentType } = write(play, { document, secrets: {} }, place);
  return { status: 200, body, contentType };
}

function write(
  { provider, setup }: Play,
  said: { document: Document; secrets: Readonly<Record<string, string>> },
  place: { call: string; thread: string; document: number },
): Rendered {
  const context = {
    ...place,
    url: (route: Parameters<typeof rehearsalUrl>[1]) => rehearsalUrl(setup.provider, route),
    audioUrl: soundUrl,
  };
  const { body, contentType, emulations } = renderReply({ ...said, render: provider.render, context });
  return { body, contentType, emulations };
}
