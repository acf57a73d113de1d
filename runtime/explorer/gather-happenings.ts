import type { GatherInstruction } from '#runtime/contract/document.ts';
import type { Probes } from '#runtime/contract/probes.ts';
import { explorerLimits } from './explorer-limits.ts';
import type { Happening } from './happening.ts';
import { heardIn } from './heard.ts';
import { type Line, mainAnswer, send } from './line.ts';

/** Silence, every key or the entries worth a try, and what can be said: expected, unexpected and indistinct. */
export function gatherHappenings(gather: GatherInstruction, probes: Probes): Happening[] {
  const { digits, speech, firstSeconds } = gather;
  const silence: Happening = {
    kind: 'silence',
    deliberate: false,
    presses: 0,
    seconds: firstSeconds,
    steps: [{ stays: 'silent' }],
    play: (line) => {
      line.at += silentMilliseconds(line, gather);
      send(line, { ...mainAnswer(line), kind: 'nothing-gathered' });
    },
  };
  return [
    silence,
    ...(digits === null ? [] : entriesFor(digits, probes).map((keys) => keysPressed(keys, digits))),
    ...(speech === null ? [] : phrasesFor(speech.hints, probes).map(spoken)),
    ...(speech === null
      ? []
      : [{ ...spoken(speech.hints[0] ?? unknownWords), ...indistinct(speech.hints[0] ?? unknownWords) }]),
  ];
}

/** Until a question to which nobody says anything is over: its prompt, and the time for an answer. */
export function silentMilliseconds({ resources }: Line, { prompt, firstSeconds }: GatherInstruction): number {
  return (heardIn(prompt, resources).seconds + firstSeconds) * 1_000;
}

const keyboard = [...'1234567890*#'];

/** Where one key is asked for each key is tried; else the entries that mean something, and one of full length. */
function entriesFor({ most, finishKey }: NonNullable<GatherInstruction['digits']>, probes: Probes): string[] {
  const plain = '1234567890'.repeat(4).slice(0, most);
  const entries = most === 1 ? keyboard : [...(probes.digits ?? []), plain, '0'];
  return [...new Set(entries)]
    .filter(
      (keys) =>
        /^[0-9*#]+$/.test(keys) && keys.length <= most && (finishKey === '' || !keys.includes(finishKey)),
    )
    .slice(0, explorerLimits.entriesPerQuestion);
}

function keysPressed(keys: string, { most, finishKey }: NonNullable<GatherInstruction['digits']>): Happening {
  const presses = keys.length < most ? keys + finishKey : keys;
  return {
    kind: 'keys',
    keys,
    deliberate: true,
    presses: presses.length,
    seconds: 0.5 + presses.length * 0.5,
    steps: [{ presses }],
    play: (line) => send(line, { ...mainAnswer(line), kind: 'digits-gathered', digits: keys }),
  };
}

const unknownWords = 'purple elephants';

function phrasesFor(hints: readonly string[], probes: Probes): string[] {
  return [
    ...new Set([
      ...(probes.phrases ?? []),
      ...hints.slice(0, explorerLimits.phrasesPerQuestion),
      unknownWords,
    ]),
  ];
}

function spoken(text: string): Happening {
  return {
    kind: 'speech',
    text,
    confidence: 0.9,
    deliberate: true,
    presses: 0,
    seconds: 2,
    steps: [{ says: text }],
    play: (line) => send(line, { ...mainAnswer(line), kind: 'speech-gathered', text, confidence: 0.9 }),
  };
}

/** What a scenario says is understood: it has no way to mumble. */
function indistinct(text: string): Pick<Happening, 'steps' | 'play'> & { confidence: number } {
  const confidence = 0.01;
  return {
    confidence,
    steps: null,
    play: (line) => send(line, { ...mainAnswer(line), kind: 'speech-gathered', text, confidence }),
  };
}
