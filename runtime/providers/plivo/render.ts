import type { Document, Instruction } from '#runtime/contract/document.ts';
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

/** A pause that waiting music of nothing stands for; Plivo plays it again when it is over. */
const silenceSeconds = 60;

/** A document as Plivo XML. An empty one ends the call, or on a leg lets the two people talk. */
export const render: Render = (document, context) =>
  renderDocument(silent(document, context.thread), context, {
    contentType: 'application/xml',
    // Plivo refuses 100 KB and more (hangup cause 8011).
    mostBytes: 99_000,
    renderInstruction: (instruction, first, rendering) =>
      rendering.thread === 'main'
        ? renderInstruction(instruction, first, rendering)
        : renderBeside(instruction, rendering),
  });

function silent(document: Document, thread: string): Document {
  if (thread !== 'wait' || document.instructions.length > 0) return document;
  return { instructions: [{ kind: 'pause', seconds: silenceSeconds }] };
}

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
      // Plivo has no <Reject>: this one, in front of all else, does not answer the call.
      if (first) return [element('Hangup', { reason: instruction.reason })];
      rendering.note('a refusal after the call was answered', 'the end of the call');
      return [element('Hangup')];
    case 'continue':
      return [redirect(rendering.answerUrl('continue'))];
  }
}

/** `confirmSound`, `dialMusic` and `waitSound` take `<Speak>`, `<Play>` and `<Wait>`, and ignore all else. */
function renderBeside(instruction: Instruction, rendering: Rendering): XmlElement[] {
  const { kind } = instruction;
  if (kind === 'say' || kind === 'play' || kind === 'pause') return renderPrompt(instruction, rendering);
  if (kind === 'gather') {
    const asked = rendering.thread === 'wait' ? 'a question in waiting music' : 'a key asked of who is rung';
    const sent =
      rendering.thread === 'wait' ? 'its words' : 'its words, since <Dial confirmKey> waits for the key';
    rendering.note(asked, sent);
    return instruction.prompt.flatMap((prompt) => renderPrompt(prompt, rendering));
  }
  if (kind === 'continue' && rendering.thread === 'wait') {
    rendering.note('waiting music that begins again', 'the same, since Plivo begins it again itself');
    return [];
  }
  const where = rendering.thread === 'wait' ? 'in waiting music' : 'for a person who is being rung';
  rendering.note(`${kind} ${where}`, 'nothing');
  return [];
}
