import type { Instruction } from '#runtime/contract/document.ts';
import type { Render } from '#runtime/contract/provider.ts';
import { renderDocument } from '#runtime/providers/render-document.ts';
import { type Rendering, redirect } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { renderConference } from './render-conference.ts';
import { renderDial } from './render-dial.ts';
import { renderGather } from './render-gather.ts';
import { renderPrompt } from './render-prompt.ts';
import { renderRecord, renderStartRecording } from './render-record.ts';
import { renderSendKeys } from './render-send-keys.ts';
import { renderStream } from './render-stream.ts';

/** A document as TwiML. An empty one ends the call, or on a leg lets the two people talk. */
export const render: Render = (document, context) =>
  renderDocument(document, context, {
    contentType: 'text/xml; charset=utf-8',
    // Twilio refuses more than 64 kB (error 11750).
    mostBytes: 64_000,
    renderInstruction: (instruction, first, rendering) =>
      isAllowed(instruction, rendering) ? renderInstruction(instruction, first, rendering) : [],
  });

function renderInstruction(instruction: Instruction, first: boolean, rendering: Rendering): XmlElement[] {
  switch (instruction.kind) {
    case 'say':
    case 'play':
    case 'pause':
      return renderPrompt(instruction, rendering);
    case 'send-keys':
      return renderSendKeys(instruction, rendering);
    case 'gather':
      return renderGather(instruction, rendering);
    case 'dial':
      return renderDial(instruction, rendering);
    case 'record':
      return renderRecord(instruction, rendering);
    case 'start-recording':
      return renderStartRecording(instruction, rendering);
    case 'conference':
      return renderConference(instruction, rendering);
    case 'stream':
      return renderStream(instruction, rendering);
    case 'hang-up':
      return [element('Hangup')];
    case 'reject':
      if (first) return [element('Reject', { reason: instruction.reason })];
      rendering.note('a refusal after the call was answered', 'the end of the call');
      return [element('Hangup')];
    case 'continue':
      return [redirect(rendering.answerUrl('continue'))];
  }
}

/** Beside the caller's own thread Twilio takes few verbs: error 13201 on a leg, 13238 in a conference's waiting music. */
function isAllowed({ kind }: Instruction, rendering: Rendering): boolean {
  const { thread } = rendering;
  if (thread === 'main') return true;
  const common = ['say', 'play', 'pause', 'continue'];
  const allowed = thread === 'wait' ? common : [...common, 'gather', 'hang-up'];
  if (allowed.includes(kind)) return true;
  rendering.note(
    `${kind} ${thread === 'wait' ? 'in waiting music' : 'for a person who is being rung'}`,
    'nothing',
  );
  return false;
}
