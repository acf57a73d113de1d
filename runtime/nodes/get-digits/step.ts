import { z } from 'zod';
import type { GatherInstruction, PromptInstruction } from '#runtime/contract/document.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import { questionAt } from '#runtime/contract/later-prompts.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import type { Prompt } from '#runtime/contract/prompt.ts';
import { check, type Failure } from './check.ts';
import type { GetDigits } from './fields.ts';

/** What stands while a read-back is confirmed; texts are tokens when they are sensitive. */
const Entry = z.strictObject({
  digits: z.string(),
  value: z.string(),
  field: z.enum(['phone', 'date', 'number']).nullable(),
  /** `digits` with spaces, so that they are spoken one by one. */
  spoken: z.string(),
});
type Entry = z.infer<typeof Entry>;

const Local = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('entry'), attempt: z.number() }),
  z.strictObject({ phase: z.literal('read-back'), attempt: z.number(), time: z.number(), entry: Entry }),
]);
type ReadingBack = Extract<z.infer<typeof Local>, { phase: 'read-back' }>;

export const step: NodeStep<GetDigits> = {
  sensitive: (data) => data.sensitive,
  enter: (context, data) => ask(context, data, { attempt: 1, failure: null }),
  resume: (context, data, event) => {
    const local = Local.parse(context.local);
    const digits = event.kind === 'digits-gathered' ? event.digits : '';
    return local.phase === 'entry'
      ? entered(context, data, { attempt: local.attempt, digits })
      : confirmed(context, data, { local, key: digits });
  },
};

type Ask = { attempt: number; failure: Failure | null };

/** The question; before it, at a later attempt, what was wrong with the last one. */
function ask(context: NodeContext, data: GetDigits, { attempt, failure }: Ask): NodeResult {
  const complaint = failure === null ? [] : context.prompt(complaintOf(data, failure));
  const question = complaint.length > 0 && !data.askAgain ? [] : context.prompt(questionAt(data, attempt));
  const most = data.validation.kind === 'date' ? data.validation.dateFormat.length : data.mostDigits;
  return {
    kind: 'wait',
    local: { phase: 'entry', attempt },
    instructions: [
      gather([...complaint, ...question], {
        data,
        // Without an end of its own the entry is as long as any provider takes, so that too many can be told.
        most: data.endAtMost ? most : 32,
        finishKey: data.finishKey,
        firstSeconds: data.firstSeconds,
      }),
    ],
    why: failure === null ? 'Asks for digits' : `Asks again: ${plain[failure]}`,
  };
}

function entered(
  context: NodeContext,
  data: GetDigits,
  { attempt, digits }: { attempt: number; digits: string },
): NodeResult {
  const checked = check(context, data, digits);
  if (!checked.ok) return failed(context, data, { attempt, failure: checked.failure });
  const hide = (text: string) => (data.sensitive ? context.hide(text) : text);
  const entry: Entry = {
    digits: hide(digits),
    value: checked.value === digits ? '' : hide(checked.value),
    field: checked.field,
    spoken: data.readBack.on ? hide([...digits].join(' ')) : '',
  };
  if (entry.value === '') entry.value = entry.digits;
  if (!data.readBack.on) return accept(data, attempt, entry);
  return readBack(context, data, { phase: 'read-back', attempt, time: 1, entry });
}

function readBack(context: NodeContext, data: GetDigits, local: ReadingBack): NodeResult {
  const { spoken, value } = local.entry;
  const prompt = context.prompt(data.readBack.prompt, { digits: spoken, value });
  return {
    kind: 'wait',
    local,
    instructions: [gather(prompt, { data, most: 1, finishKey: '', firstSeconds: data.readBack.seconds })],
    why: 'Reads the digits back',
  };
}

function confirmed(
  context: NodeContext,
  data: GetDigits,
  { local, key }: { local: ReadingBack; key: string },
): NodeResult {
  const { attempt, time, entry } = local;
  if (key === data.readBack.acceptKey) return accept(data, attempt, entry);
  if (key === data.readBack.againKey) return failed(context, data, { attempt, failure: 'not-confirmed' });
  if (time < data.readBack.times) return readBack(context, data, { ...local, time: time + 1 });
  return data.readBack.silence === 'accept'
    ? accept(data, attempt, entry)
    : failed(context, data, { attempt, failure: 'not-confirmed' });
}

function failed(
  context: NodeContext,
  data: GetDigits,
  { attempt, failure }: { attempt: number; failure: Failure },
): NodeResult {
  if (attempt < data.attempts) return ask(context, data, { attempt: attempt + 1, failure });
  return {
    kind: 'leave',
    port: failure === 'no-input' ? 'no-input' : 'invalid',
    result: { digits: '', value: '', attempts: attempt, status: failure },
    why: `Gave up after ${attempt} tries: ${plain[failure]}`,
  };
}

function accept(data: GetDigits, attempt: number, entry: Entry): NodeResult {
  const { digits, value, field } = entry;
  const named: JsonObject =
    field === null ? {} : { [field]: field === 'number' && !data.sensitive ? Number(value) : value };
  return {
    kind: 'leave',
    port: 'entered',
    result: { digits, value, ...named, attempts: attempt, status: 'entered' },
    why: `Entered ${digits}`,
  };
}

type Gather = { data: GetDigits; most: number; finishKey: string; firstSeconds: number };

function gather(
  prompt: PromptInstruction[],
  { data, most, finishKey, firstSeconds }: Gather,
): GatherInstruction {
  return {
    kind: 'gather',
    prompt,
    digits: { most, finishKey, betweenSeconds: data.betweenSeconds },
    speech: null,
    firstSeconds,
    bargeIn: data.bargeIn,
    ...(data.sensitive && { sensitive: true }),
  };
}

function complaintOf(data: GetDigits, failure: Failure): Prompt {
  switch (failure) {
    case 'no-input':
      return data.noInputPrompt;
    case 'too-short':
      return data.tooShortPrompt;
    case 'too-long':
      return data.tooLongPrompt;
    case 'invalid':
      return data.invalidPrompt;
    case 'not-confirmed':
      return { languages: {} };
  }
}

const plain: Record<Failure, string> = {
  'no-input': 'nothing was entered',
  'too-short': 'too few digits',
  'too-long': 'too many digits',
  invalid: 'not one that is accepted',
  'not-confirmed': 'the caller did not confirm',
};
