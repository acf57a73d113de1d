import { z } from 'zod';
import type { GatherInstruction, PromptInstruction, SpeechInput } from '#runtime/contract/document.ts';
import type { AnswerEvent } from '#runtime/contract/event.ts';
import { questionAt } from '#runtime/contract/later-prompts.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import type { Prompt } from '#runtime/contract/prompt.ts';
import { phrasesIn } from '#runtime/contract/spoken-words.ts';
import type { GetSpeech } from './fields.ts';
import { wordsFor, yesOrNo } from './yes-or-no.ts';

/** What the caller said or keyed in; texts are tokens when they are sensitive. */
const Answer = z.strictObject({
  text: z.string(),
  digits: z.string(),
  confidence: z.number().nullable(),
  /** The text, or the digits with spaces, so that they are spoken one by one. */
  spoken: z.string(),
});
type Answer = z.infer<typeof Answer>;

const Local = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('asking'), attempt: z.number() }),
  z.strictObject({
    phase: z.literal('confirming'),
    attempt: z.number(),
    time: z.number(),
    answer: Answer,
  }),
]);
type Confirming = Extract<z.infer<typeof Local>, { phase: 'confirming' }>;

type Failure = 'no-input' | 'not-understood' | 'not-confirmed';

export const step: NodeStep<GetSpeech> = {
  sensitive: (data) => data.sensitive,
  enter: (context, data) => ask(context, data, { attempt: 1, failure: null }),
  resume: (context, data, event) => {
    const local = Local.parse(context.local);
    return local.phase === 'asking'
      ? answered(context, data, { attempt: local.attempt, event })
      : confirmed(context, data, { local, event });
  },
};

type Ask = { attempt: number; failure: Failure | null };

/** The question; before it, at a later attempt, what was wrong with the last answer. */
function ask(context: NodeContext, data: GetSpeech, { attempt, failure }: Ask): NodeResult {
  const complaint = failure === null ? [] : context.prompt(complaintOf(data, failure));
  const question = complaint.length > 0 && !data.askAgain ? [] : context.prompt(questionAt(data, attempt));
  const { on, mostDigits, finishKey, betweenSeconds } = data.keys;
  return {
    kind: 'wait',
    local: { phase: 'asking', attempt },
    instructions: [
      gather(data, [...complaint, ...question], {
        digits: on ? { most: mostDigits, finishKey, betweenSeconds } : null,
        speech: {
          language: languageOf(context, data),
          hints: hintsOf(context, data),
          model: data.model,
          endSeconds: data.endSeconds === 0 ? null : data.endSeconds,
          profanityFilter: data.profanityFilter,
        },
        firstSeconds: data.firstSeconds,
      }),
    ],
    why: failure === null ? 'Listens' : `Listens again: ${plain[failure]}`,
  };
}

type Answered = { attempt: number; event: AnswerEvent };

function answered(context: NodeContext, data: GetSpeech, { attempt, event }: Answered): NodeResult {
  const { text, digits, confidence } = heardIn(event);
  if (text === '' && digits === '') return failed(context, data, { attempt, failure: 'no-input' });
  if (confidence !== null && confidence * 100 < data.leastConfidence)
    return failed(context, data, { attempt, failure: 'not-understood' });
  const hide = (open: string) => (data.sensitive && open !== '' ? context.hide(open) : open);
  const answer: Answer = {
    text: hide(text),
    digits: hide(digits),
    confidence,
    spoken: data.confirm.on ? hide(text === '' ? [...digits].join(' ') : text) : '',
  };
  if (!data.confirm.on) return accept(attempt, answer);
  return readBack(context, data, { phase: 'confirming', attempt, time: 1, answer });
}

function readBack(context: NodeContext, data: GetSpeech, local: Confirming): NodeResult {
  const language = languageOf(context, data);
  const words = [...wordsFor(data.confirm, 'yes', language), ...wordsFor(data.confirm, 'no', language)];
  return {
    kind: 'wait',
    local,
    instructions: [
      gather(data, context.prompt(data.confirm.prompt, { answer: local.answer.spoken }), {
        digits: { most: 1, finishKey: '', betweenSeconds: data.keys.betweenSeconds },
        speech: { language, hints: words, model: 'commands', endSeconds: null, profanityFilter: false },
        firstSeconds: data.confirm.seconds,
      }),
    ],
    why: 'Reads back what was understood',
  };
}

function confirmed(
  context: NodeContext,
  data: GetSpeech,
  { local, event }: { local: Confirming; event: AnswerEvent },
): NodeResult {
  const { attempt, time, answer } = local;
  const { text, digits } = heardIn(event);
  const { acceptKey, againKey, times, silence } = data.confirm;
  const said = text === '' ? null : yesOrNo(data.confirm, text, languageOf(context, data));
  if (digits === acceptKey || said === 'yes') return accept(attempt, answer);
  if (digits === againKey || said === 'no')
    return failed(context, data, { attempt, failure: 'not-confirmed' });
  if (time < times) return readBack(context, data, { ...local, time: time + 1 });
  return silence === 'accept'
    ? accept(attempt, answer)
    : failed(context, data, { attempt, failure: 'not-confirmed' });
}

function failed(
  context: NodeContext,
  data: GetSpeech,
  { attempt, failure }: { attempt: number; failure: Failure },
): NodeResult {
  if (attempt < data.attempts) return ask(context, data, { attempt: attempt + 1, failure });
  return {
    kind: 'leave',
    port: failure === 'no-input' ? 'no-input' : 'not-understood',
    result: { text: '', digits: '', confidence: null, attempts: attempt, status: failure },
    why: `Gave up after ${attempt} tries: ${plain[failure]}`,
  };
}

function accept(attempt: number, { text, digits, confidence }: Answer): NodeResult {
  return {
    kind: 'leave',
    port: 'understood',
    result: { text, digits, confidence, attempts: attempt, status: 'understood' },
    why: text === '' ? `Entered ${digits}` : `Said "${text}"`,
  };
}

function gather(
  data: GetSpeech,
  prompt: PromptInstruction[],
  asked: Pick<GatherInstruction, 'digits' | 'speech' | 'firstSeconds'>,
): GatherInstruction {
  const { bargeIn, sensitive } = data;
  return { kind: 'gather', prompt, ...asked, bargeIn, ...(sensitive && { sensitive }) };
}

function languageOf(context: NodeContext, { language }: GetSpeech): SpeechInput['language'] {
  return language === '' ? context.language : language;
}

function hintsOf(context: NodeContext, data: GetSpeech): string[] {
  const language = languageOf(context, data);
  const filled = Object.entries(data.hints).map(([tag, hints]) => [tag, context.text(hints)]);
  return [...new Set(phrasesIn(Object.fromEntries(filled), language))];
}

type Heard = { text: string; digits: string; confidence: number | null };

function heardIn(event: AnswerEvent): Heard {
  if (event.kind === 'digits-gathered') return { text: '', digits: event.digits, confidence: null };
  if (event.kind === 'speech-gathered')
    return { text: event.text.trim(), digits: '', confidence: event.confidence };
  return { text: '', digits: '', confidence: null };
}

function complaintOf(data: GetSpeech, failure: Failure): Prompt {
  switch (failure) {
    case 'no-input':
      return data.noInputPrompt;
    case 'not-understood':
      return data.notUnderstoodPrompt;
    case 'not-confirmed':
      return data.notConfirmedPrompt;
  }
}

const plain: Record<Failure, string> = {
  'no-input': 'nothing was said',
  'not-understood': 'not understood well enough',
  'not-confirmed': 'the caller did not confirm',
};
