import type { Program } from '#runtime/graph/program.ts';
import type { Moment, Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import { stepName } from '#runtime/rehearsal/step-name.ts';
import { rung, sent } from './call-outcome.ts';
import { heard } from './heard.ts';
import type { ScenarioStep } from './scenario.ts';

/** What is worth expecting of a stretch of a call: words, people rung, messages, and the step where the call stands at its end. */
export function expectationsOf(
  { moments, call }: Pick<Rehearsal, 'moments' | 'call'>,
  { program, since, until }: { program: Program; since: number; until: number },
): ScenarioStep[] {
  const news = moments.slice(since, until);
  const words = [...new Set(heard(news))].filter((text) => text !== '' && !text.startsWith('['));
  const numbers = [...new Set(rung(news))];
  const place = standsAt(news, program);
  return [
    ...words.map((text): ScenarioStep => ({ hears: text })),
    ...numbers.map((number): ScenarioStep => ({ rings: number })),
    ...sent(news, call).map(({ to, text }): ScenarioStep => ({ sends: { to, text } })),
    ...(place === '' ? [] : [{ reaches: place }]),
  ];
}

function standsAt(news: readonly Moment[], program: Program): string {
  const last = news.findLast((moment) => moment.kind === 'turn');
  return last?.kind === 'turn' ? stepName(program, last.turn.state) : '';
}
