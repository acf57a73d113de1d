import type {
  Document,
  GatherInstruction,
  Instruction,
  PromptInstruction,
} from '#runtime/contract/document.ts';
import { parseSsml, ssmlWords } from '#runtime/xml/parse-ssml.ts';
import { splitText } from '#runtime/xml/split-text.ts';

const keptCharacters = 200;

/** A copy whose largest parts are halved or, when they are short already, gone; null when nothing more can go. */
export function shorten(document: Document): Document | null {
  if (!document.instructions.some((instruction) => size(instruction) > 0)) return null;
  return { instructions: shortenLargest(document.instructions, shortenInstruction) };
}

/** Not one by one, since each try costs a rendering. */
function shortenLargest<One extends Instruction>(all: One[], shortenOne: (one: One) => One[]): One[] {
  const sizes = all.map(size);
  const largest = Math.max(...sizes);
  return all.flatMap((one, index) => ((sizes[index] ?? 0) > largest / 2 ? shortenOne(one) : [one]));
}

function shortenInstruction(instruction: Instruction): Instruction[] {
  if (instruction.kind === 'gather') return [shortenGather(instruction)];
  return isPrompt(instruction) ? shortenPrompt(instruction) : [instruction];
}

function shortenPrompt(prompt: PromptInstruction): PromptInstruction[] {
  if (prompt.kind !== 'say') return [];
  // Repeating is given up first: said once, a text is still whole.
  if (prompt.loop !== 1) return [{ ...prompt, loop: 1 }];
  if (prompt.text.length <= keptCharacters) return [];
  const words = prompt.ssml ? ssmlWords(parseSsml(prompt.text, {}).nodes) : prompt.text;
  const [text = ''] = splitText(words, Math.ceil(words.length / 2));
  return [{ ...prompt, text, ssml: false }];
}

function shortenGather(gather: GatherInstruction): GatherInstruction {
  const { prompt, speech } = gather;
  if (speech && speech.hints.join(',').length >= Math.max(0, ...prompt.map(size))) {
    return {
      ...gather,
      speech: { ...speech, hints: speech.hints.slice(0, Math.floor(speech.hints.length / 2)) },
    };
  }
  return { ...gather, prompt: shortenLargest(prompt, shortenPrompt) };
}

/** Nothing counts that cannot be left out. */
function size(instruction: Instruction): number {
  switch (instruction.kind) {
    case 'say':
      return instruction.text.length * (instruction.loop === 0 ? 10 : instruction.loop) + 1;
    case 'play':
      return JSON.stringify(instruction.source).length;
    case 'pause':
      return 1;
    case 'gather':
      return (
        instruction.prompt.reduce((sum, prompt) => sum + size(prompt), 0) +
        (instruction.speech?.hints.join(',').length ?? 0)
      );
    case 'send-keys':
    case 'dial':
    case 'record':
    case 'start-recording':
    case 'conference':
    case 'stream':
    case 'hang-up':
    case 'reject':
    case 'continue':
      return 0;
  }
}

function isPrompt(instruction: Instruction): instruction is PromptInstruction {
  return instruction.kind === 'say' || instruction.kind === 'play' || instruction.kind === 'pause';
}
