import { z } from 'zod';
import type { RecordInstruction } from '#runtime/contract/document.ts';
import type { Recorded } from '#runtime/contract/event.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { recordingResult } from '#runtime/contract/recording-results.ts';
import type { RecordMessage } from './fields.ts';

const Local = z.strictObject({ attempt: z.number() });

export const step: NodeStep<RecordMessage> = {
  enter: (context, data) => record(context, data, 1),
  resume: (context, data, event) => {
    const { attempt } = Local.parse(context.local);
    if (event.kind === 'recorded') return recorded(context, data, { event, attempt });
    return event.callerGone ? hungUp(attempt, {}) : nothing(context, data, attempt);
  },
  callEnded: (context) => hungUp(Local.parse(context.local).attempt, {}),
};

function record(context: NodeContext, data: RecordMessage, attempt: number): NodeResult {
  // What is said about an empty recording comes before the prompt, which tells what to do.
  const complaint = attempt === 1 ? [] : context.prompt(data.emptyPrompt);
  return {
    kind: 'wait',
    local: { attempt },
    instructions: [...complaint, ...context.prompt(data.prompt), instruction(context, data)],
    why: attempt === 1 ? 'Records' : 'Records again: nothing was said',
  };
}

function recorded(
  context: NodeContext,
  data: RecordMessage,
  { event, attempt }: { event: Recorded; attempt: number },
): NodeResult {
  const { recording, endedBy, callerGone } = event;
  const result = { ...recordingResult(recording), ended_by: endedBy };
  if (callerGone) return hungUp(attempt, result);
  if (recording.seconds !== null && recording.seconds < data.leastSeconds)
    return nothing(context, data, attempt);
  return {
    kind: 'leave',
    port: 'recorded',
    result: { ...result, attempts: attempt, status: 'recorded' },
    why: recording.seconds === null ? 'Recorded' : `Recorded ${recording.seconds} s`,
  };
}

function nothing(context: NodeContext, data: RecordMessage, attempt: number): NodeResult {
  if (attempt < data.attempts) return record(context, data, attempt + 1);
  return {
    kind: 'leave',
    port: 'empty',
    result: { ended_by: '', attempts: attempt, status: 'empty' },
    why: 'Nothing was recorded',
  };
}

/** What was recorded until then is kept; its file may still be on the way. */
function hungUp(attempt: number, recording: JsonObject): NodeResult & { kind: 'leave' } {
  return {
    kind: 'leave',
    port: 'hung-up',
    result: { ended_by: '', ...recording, attempts: attempt, status: 'hung-up' },
    why: 'The caller hung up',
  };
}

function instruction(context: NodeContext, data: RecordMessage): RecordInstruction {
  const { mostSeconds, silenceSeconds, finishKeys, beep, trim, transcribe } = data;
  return {
    kind: 'record',
    mostSeconds,
    silenceSeconds,
    finishKeys,
    beep,
    trim,
    transcribe,
    language: context.language,
  };
}
