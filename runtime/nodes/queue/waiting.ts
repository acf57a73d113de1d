import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { Instruction, PromptInstruction } from '#runtime/contract/document.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import type { NodeContext } from '#runtime/contract/node.ts';
import type { QueueStanding } from '#runtime/contract/queue.ts';
import type { Queue } from './fields.ts';
import type { Local } from './local.ts';

export type Place = Omit<QueueStanding & { standing: 'waiting' }, 'standing' | 'entry'>;

/** One round of waiting: what is due to be said, and music; a key ends it early. `place` is null while the list cannot be asked. */
export function waitingRound(
  context: NodeContext,
  data: Queue,
  { local, place }: { local: Local; place: Place | null },
): Instruction[] {
  const said = announced(context, data, { local, place });
  const prompt = [...said, ...music(context, data)];
  if (!data.callBack.on && !data.leave.on) return [...prompt, { kind: 'continue' }];
  return [
    {
      kind: 'gather',
      prompt,
      digits: { most: 1, finishKey: '', betweenSeconds: 2 },
      speech: null,
      firstSeconds: 1,
      bargeIn: true,
    },
  ];
}

/** Whether it is time for the announcement; music that ends a little early must not cost a round. */
export function isDue({ now }: NodeContext, { everySeconds }: Queue, { saidAt }: Local): boolean {
  return now - saidAt >= everySeconds * 750;
}

function announced(
  context: NodeContext,
  data: Queue,
  { local, place }: { local: Local; place: Place | null },
): PromptInstruction[] {
  const values = place === null ? null : valuesOf(context, local, place);
  return [
    ...(local.saidAt === 0 && values ? context.prompt(data.welcomePrompt, values) : []),
    ...(local.lacksNumber ? context.prompt(data.callBack.noNumberPrompt, values ?? {}) : []),
    ...(values && isDue(context, data, local) ? context.prompt(data.announcement, values) : []),
  ];
}

/** `wait_minutes` is 0 while nobody knows. */
export function valuesOf({ now }: NodeContext, { joinedAt }: Local, place: Place): JsonObject {
  const { position, waiting, averageSeconds } = place;
  const waited = Math.max(0, now - joinedAt) / 60_000;
  const left = averageSeconds === null ? 0 : Math.max(1, Math.ceil(averageSeconds / 60 - waited));
  return { position, waiting, wait_minutes: left, waited_minutes: Math.floor(waited) };
}

/** As long as from one announcement to the next, where its length is known. */
function music(context: NodeContext, { music, ownMusic, everySeconds }: Queue): PromptInstruction[] {
  switch (music) {
    case 'default': {
      const sound = 'hold-music';
      const loop = times(everySeconds, builtInSounds[sound].seconds);
      return [{ kind: 'play', source: { kind: 'built-in', sound }, loop }];
    }
    case 'own':
      return context.prompt(ownMusic).flatMap((one) => filling(context, one, everySeconds));
    case 'silence':
      return [{ kind: 'pause', seconds: everySeconds }];
  }
}

function filling(
  { resources }: NodeContext,
  own: PromptInstruction,
  everySeconds: number,
): PromptInstruction[] {
  if (own.kind !== 'play') return [own, { kind: 'pause', seconds: everySeconds }];
  const seconds = own.source.kind === 'audio' ? (resources.audio[own.source.audio]?.seconds ?? null) : null;
  return [{ ...own, loop: seconds === null ? 1 : times(everySeconds, seconds) }];
}

function times(everySeconds: number, seconds: number): number {
  return Math.min(50, Math.max(1, Math.round(everySeconds / Math.max(1, seconds))));
}
