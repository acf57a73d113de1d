import type { Document, Instruction } from '#runtime/contract/document.ts';
import type { Emulation, Render, RenderContext } from '#runtime/contract/provider.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';
import { renderConference } from './render-conference.ts';
import { renderDial } from './render-dial.ts';
import { renderGather } from './render-gather.ts';
import { renderPrompt } from './render-prompt.ts';
import { renderRecord, renderStartRecording } from './render-record.ts';
import { createRendering, type Rendering, redirect } from './rendering.ts';
import { shorten } from './shorten.ts';

/** Twilio refuses more than 64 kB (error 11750). */
const mostBytes = 64_000;
const encoder = new TextEncoder();

/** A document as TwiML. An empty one ends the call, or on a leg lets the two people talk. */
export const render: Render = (document, context) => {
  let current = document;
  let rendered = renderOnce(current, context);
  while (rendered.bytes > mostBytes) {
    const shorter = shorten(current);
    if (shorter === null) break;
    current = shorter;
    rendered = renderOnce(current, context);
  }
  const { body, emulations } = rendered;
  if (current !== document) {
    emulations.push({ asked: 'a reply of more than 64 kB', sent: 'a reply whose longest texts are cut' });
  }
  return { body, contentType: 'text/xml; charset=utf-8', emulations };
};

type Attempt = { body: string; bytes: number; emulations: Emulation[] };

function renderOnce(document: Document, context: RenderContext): Attempt {
  const emulations: Emulation[] = [];
  const rendering = createRendering(context, emulations);
  const children = document.instructions.flatMap((instruction, index) =>
    isAllowed(instruction, rendering) ? renderInstruction(instruction, index === 0, rendering) : [],
  );
  const body = writeXml(element('Response', {}, children));
  return { body, bytes: encoder.encode(body).length, emulations };
}

function renderInstruction(instruction: Instruction, first: boolean, rendering: Rendering): XmlElement[] {
  switch (instruction.kind) {
    case 'say':
    case 'play':
    case 'pause':
      return renderPrompt(instruction, rendering);
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
