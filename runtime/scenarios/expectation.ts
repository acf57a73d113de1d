import { canonical } from '#runtime/contract/canonical.ts';
import { readJsonPath } from '#runtime/contract/json-path.ts';
import { reveal } from '#runtime/contract/secret.ts';
import { nodeName } from '#runtime/rehearsal/step-name.ts';
import { ending, rung, sent } from './call-outcome.ts';
import { heard } from './heard.ts';
import { sameNumber } from './same-number.ts';
import type { ScenarioStep } from './scenario.ts';
import type { Stage } from './stage.ts';
import { expectedText, textFits } from './text-fits.ts';
import { waitingWords } from './waiting-words.ts';

/** `found` is what there was, `problem` why that is not what was expected: '' when it is. */
export type Finding = { found: string; problem: string };

/** Something that must hold, as against something that the caller or the world does. */
export type ExpectationStep = Extract<
  ScenarioStep,
  | { hears: unknown }
  | { reaches: unknown }
  | { variable: unknown }
  | { rings: unknown }
  | { sends: unknown }
  | { ends: unknown }
>;

export function isExpectation(step: ScenarioStep): step is ExpectationStep {
  return ['hears', 'reaches', 'variable', 'rings', 'sends', 'ends'].some((key) => key in step);
}

/** Looks whether it holds: of what was heard, passed, rung and sent, since the caller did something last. */
export function checkExpectation(stage: Stage, step: ExpectationStep): Finding {
  const { standing, since } = stage;
  const news = standing.moments.slice(since);
  if ('hears' in step) {
    const texts = heard(news);
    return finding(textFits(texts, step.hears), list(texts), `${expectedText(step.hears)} should be heard`);
  }
  if ('reaches' in step) return checkReached(stage, step.reaches);
  if ('variable' in step) return checkVariable(stage, step.variable);
  if ('rings' in step) {
    const numbers = rung(news);
    const ok = numbers.some((number) => sameNumber(number, step.rings));
    return finding(ok, numbers.join(', '), `${step.rings} should be rung`);
  }
  if ('sends' in step) {
    const messages = sent(news, standing.call);
    const { to, text } = step.sends;
    const ok = messages.some(
      (message) =>
        (to === undefined || sameNumber(message.to, to)) &&
        (text === undefined || textFits([message.text], text)),
    );
    const found = messages.map((message) => `to ${message.to}: “${message.text}”`).join(', ');
    const wanted = [
      text === undefined ? '' : ` ${expectedText(text)}`,
      to === undefined ? '' : ` to ${to}`,
    ].join('');
    return finding(ok, found, `A message${wanted} should be sent`);
  }
  const found = ending(standing.moments);
  const ok = found === step.ends;
  if (found === 'open')
    return {
      found: waitingWords(standing),
      problem: `The call should have ended, but it goes on: ${waitingWords(standing)}`,
    };
  return { found, problem: ok ? '' : `The call should end ${step.ends}, but it ended ${found}` };
}

function checkReached({ program, standing, since }: Stage, name: string): Finding {
  const here = standing.call?.frames.at(-1);
  const passed = standing.moments
    .slice(since)
    .flatMap((moment) => (moment.kind === 'turn' ? moment.turn.trace : []));
  const names = [...passed, ...(here ? [here] : [])].map((place) => nodeName(program, place));
  const distinct = names.filter((one, place) => names[place - 1] !== one);
  const ok = distinct.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase());
  return finding(ok, distinct.join(', '), `The call should come to “${name}”`);
}

function checkVariable(
  { standing: { call } }: Stage,
  { name, is }: { name: string; is: Parameters<typeof canonical>[0] },
): Finding {
  const { vars = {}, steps = {}, language = '' } = call ?? {};
  const value = readJsonPath(reveal({ vars, steps, call: { language } }, call?.secrets ?? {}), name);
  return finding(
    canonical(value) === canonical(is),
    JSON.stringify(value),
    `${name} should be ${JSON.stringify(is)}`,
  );
}

function finding(ok: boolean, found: string, wanted: string): Finding {
  return { found, problem: ok ? '' : `${wanted}, but there was ${found === '' ? 'nothing' : found}` };
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `“${text}”`).join(' ');
}
