import type { Instruction } from '#runtime/contract/document.ts';
import { handlerPorts } from '#runtime/contract/node.ts';
import { type Draft, enterNode, homeProgram, type Next, programOf, trace } from './draft.ts';
import { dropFrames, newFrame, popFrame } from './frame.ts';

/**
 * Something broke: the innermost flow that has an error handler goes on there. A failing handler, and a flow without one,
 * end in the last resort: an apology, then the fallback number is rung, or the call ends politely.
 */
export function fail(draft: Draft, why: string): Next {
  const { state } = draft;
  if (state.callerGone) {
    trace(draft, { port: null, why });
    dropFrames(draft);
    return 'stop';
  }
  trace(draft, { port: null, why, failed: true });
  const inHandler = state.frames.some((frame) => frame.kind === 'error-handler');
  const handler = inHandler ? undefined : unwindToHandler(draft);
  if (handler) {
    const frame = newFrame('error-handler', handler.version);
    state.frames.push(frame);
    enterNode(draft, frame, handler.node);
    return 'enter';
  }
  return lastResort(draft);
}

function unwindToHandler(draft: Draft): { version: string; node: string } | undefined {
  while (draft.state.frames.length > 0) {
    const frame = draft.state.frames.at(-1);
    const program = frame && programOf(draft.program, frame.version);
    const node = program?.nodes.get(program.start)?.wires.get(handlerPorts.error);
    if (program && node !== undefined) return { version: program.version, node };
    popFrame(draft);
  }
  return undefined;
}

function lastResort(draft: Draft): Next {
  const { state } = draft;
  dropFrames(draft);
  const program = homeProgram(draft);
  const frame = newFrame('last-resort', program.version);
  state.frames.push(frame);
  enterNode(draft, frame, program.start);
  draft.instructions.push(...lastWords(draft));
  frame.waiting = 'answer';
  trace(draft, { port: null, why: 'Nothing else was left: the caller hears an apology' });
  return 'stop';
}

function lastWords(draft: Draft): Instruction[] {
  const { settings } = homeProgram(draft);
  const { fallback } = draft.resources;
  const own = settings.fallbackMessage[draft.state.language];
  const text = own || fallback.message;
  const language = (own ? undefined : fallback.language) ?? draft.state.language;
  // A flow's voice may be one that speaks its own language alone.
  const voice = language === draft.state.language ? settings.voice : {};
  const number = settings.fallbackNumber || fallback.number;
  const apology: Instruction = { kind: 'say', text, ssml: false, language, voice, loop: 1 };
  if (number === '') return [apology, { kind: 'hang-up' }];
  draft.state.counters.legs += 1;
  const timeoutSeconds = 60;
  return [
    apology,
    {
      kind: 'dial',
      targets: [{ kind: 'number', number, sendKeys: '', leg: draft.state.counters.legs, timeoutSeconds }],
      callerId: '',
      timeoutSeconds,
      timeLimitSeconds: 14_400,
      record: 'no',
      recordTracks: 'mono',
      ringback: 'default',
      whisper: false,
      accept: null,
      detectMachine: false,
      hangUpOnStar: false,
    },
  ];
}
