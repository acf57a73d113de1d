import { z } from 'zod';
import type { GatherInstruction, PromptInstruction, SpeechInput } from '#runtime/contract/document.ts';
import type { AnswerEvent } from '#runtime/contract/event.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { keyInput, optionOfKeys, optionOfSpeech, phrasesOf } from './choices.ts';
import type { Menu, Option } from './fields.ts';

const Local = z.strictObject({ attempt: z.number(), repeats: z.number() });
type Local = z.infer<typeof Local>;

type Failure = 'no-input' | 'invalid';
type Heard = { digits: string; speech: string };

export const step: NodeStep<Menu> = {
  enter: (context, data) => ask(context, data, { local: { attempt: 1, repeats: 0 }, failure: null }),
  resume: (context, data, event) => {
    const local = Local.parse(context.local);
    const heard = heardIn(event);
    if (heard.digits === '' && heard.speech === '')
      return failed(context, data, { local, heard, failure: 'no-input' });
    const option =
      heard.digits === ''
        ? optionOfSpeech(data, heard.speech, context.language)
        : optionOfKeys(data, heard.digits);
    if (option === null) return failed(context, data, { local, heard, failure: 'invalid' });
    return chosen(context, data, { local, heard, option });
  },
};

type Ask = { local: Local; failure: Failure | null };

function ask(context: NodeContext, data: Menu, { local, failure }: Ask): NodeResult {
  const complaint = failure === null ? [] : context.prompt(complaintOf(data, failure));
  const menu = complaint.length > 0 && !data.askAgain ? [] : context.prompt(data.prompt);
  return {
    kind: 'wait',
    local,
    instructions: [gather(context, data, [...complaint, ...menu])],
    why: failure === null ? 'Plays the menu' : `Plays the menu again: ${plain[failure]}`,
  };
}

type Chosen = { local: Local; heard: Heard; option: Option };

function chosen(context: NodeContext, data: Menu, { local, heard, option }: Chosen): NodeResult {
  const { attempt, repeats } = local;
  const result = {
    option: option.id,
    label: option.label,
    ...heard,
    attempts: attempt,
    status: 'chosen',
  };
  const how = heard.digits === '' ? `Said "${heard.speech}"` : `Pressed ${heard.digits}`;
  switch (option.action) {
    case 'choose':
      return { kind: 'leave', port: `option:${option.id}`, result, why: how };
    case 'back':
      return { kind: 'back', port: 'back', result, why: `${how}: back to the menu before` };
    case 'repeat':
      // A caller who only ever asks for it again would hold the line for good.
      return repeats >= data.repeats
        ? failed(context, data, { local, heard, failure: 'invalid' })
        : ask(context, data, { local: { attempt, repeats: repeats + 1 }, failure: null });
  }
}

type Failed = { local: Local; heard: Heard; failure: Failure };

function failed(context: NodeContext, data: Menu, { local, heard, failure }: Failed): NodeResult {
  const { attempt, repeats } = local;
  if (attempt < data.attempts)
    return ask(context, data, { local: { attempt: attempt + 1, repeats }, failure });
  return {
    kind: 'leave',
    port: failure,
    result: { option: '', label: '', ...heard, attempts: attempt, status: failure },
    why: `Gave up after ${attempt} tries: ${plain[failure]}`,
  };
}

function gather(context: NodeContext, data: Menu, prompt: PromptInstruction[]): GatherInstruction {
  return {
    kind: 'gather',
    prompt,
    digits: keyInput(data),
    speech: data.speech.on ? speechInput(context, data) : null,
    firstSeconds: data.firstSeconds,
    bargeIn: data.bargeIn,
  };
}

function speechInput(context: NodeContext, { options, speech }: Menu): SpeechInput {
  const more = context
    .text(speech.hints)
    .split(',')
    .map((hint) => hint.trim());
  const phrases = options.flatMap((option) => phrasesOf(option, context.language));
  return {
    language: context.language,
    hints: [...new Set([...phrases, ...more])].filter((hint) => hint !== ''),
    model: speech.model,
    endSeconds: speech.endSeconds === 0 ? null : speech.endSeconds,
    profanityFilter: speech.profanityFilter,
  };
}

function heardIn(event: AnswerEvent): Heard {
  if (event.kind === 'digits-gathered') return { digits: event.digits, speech: '' };
  return { digits: '', speech: event.kind === 'speech-gathered' ? event.text.trim() : '' };
}

function complaintOf(data: Menu, failure: Failure) {
  return failure === 'no-input' ? data.noInputPrompt : data.invalidPrompt;
}

const plain: Record<Failure, string> = {
  'no-input': 'nothing was pressed or said',
  invalid: 'not one of the choices',
};
