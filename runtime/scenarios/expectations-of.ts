import type { Moment, Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import { rung, sent } from './call-outcome.ts';
import { heard } from './heard.ts';
import type { ScenarioStep } from './scenario.ts';

/** What is worth expecting of a stretch of a call: words, people rung, messages, and the step where the call stands at its end. */
export function expectationsOf(
  { moments, call }: Pick<Rehearsal, 'moments' | 'call'>,
  { nameOf, since, until }: { nameOf: NameOf; since: number; until: number },
): ScenarioStep[] {
  const news = moments.slice(since, until);
  const words = [...new Set(heard(news))].filter((text) => text !== '' && !text.startsWith('['));
  const numbers = [...new Set(rung(news))];
  const place = standsAt(news, nameOf);
  return [
    ...words.map((text): ScenarioStep => ({ hears: text })),
    ...numbers.map((number): ScenarioStep => ({ rings: number })),
    ...sent(news, call).map(({ to, text }): ScenarioStep => ({ sends: { to, text } })),
    ...(place === '' ? [] : [{ reaches: place }]),
  ];
}

type NameOf = (place: { version: string; node: string }) => string;

function standsAt(news: readonly Moment[], nameOf: NameOf): string {
  const last = news.findLast((moment) => moment.kind === 'turn');
  const frame = last?.kind === 'turn' ? last.turn.state.frames.at(-1) : undefined;
  return frame ? nameOf(frame) : '';
}
