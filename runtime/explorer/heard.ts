import type { AudioSource, Instruction, PromptInstruction } from '#runtime/contract/document.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { redact } from '#runtime/contract/secret.ts';
import { speechMilliseconds } from '#runtime/simulator/speech-milliseconds.ts';
import { spokenText } from '#runtime/simulator/spoken-text.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';

export type HeardSound = { text: string; language: string; seconds: number; spoken: boolean };

/** What a caller hears of documents, in order, in seconds; `lead`, `longest` and `tail` are of the silence before, between and behind the sounds. */
export type Heard = {
  sounds: HeardSound[];
  seconds: number;
  lead: number;
  longest: number;
  tail: number;
  endless: boolean;
};

export function heardIn(instructions: readonly Instruction[], resources: Resources): Heard {
  const heard: Heard = { sounds: [], seconds: 0, lead: 0, longest: 0, tail: 0, endless: false };
  for (const instruction of instructions.flatMap(audible)) addTo(heard, instruction, resources);
  if (heard.sounds.length === 0) heard.lead = heard.tail;
  return heard;
}

/** Of an uploaded or foreign sound whose length nobody knows. */
const unknownSeconds = 10;

function audible(instruction: Instruction): (PromptInstruction | { kind: 'send-keys'; keys: string })[] {
  switch (instruction.kind) {
    case 'say':
    case 'play':
    case 'pause':
    case 'send-keys':
      return [instruction];
    case 'gather':
      return instruction.prompt;
    case 'dial':
    case 'record':
    case 'start-recording':
    case 'conference':
    case 'stream':
    case 'hang-up':
    case 'reject':
    case 'continue':
      return [];
  }
}

function addTo(
  heard: Heard,
  instruction: PromptInstruction | { kind: 'send-keys'; keys: string },
  resources: Resources,
): void {
  switch (instruction.kind) {
    case 'pause':
      heard.tail += instruction.seconds;
      heard.seconds += instruction.seconds;
      heard.longest = Math.max(heard.longest, heard.tail);
      return;
    case 'say': {
      const { text, seconds } = said(redact(instruction.text), instruction);
      addSound(heard, { text, language: instruction.language, seconds, spoken: true }, instruction.loop);
      return;
    }
    case 'play':
      addSound(
        heard,
        { ...played(instruction.source, resources), language: '', spoken: false },
        instruction.loop,
      );
      return;
    case 'send-keys':
      addSound(heard, { text: '', language: '', seconds: instruction.keys.length * 0.3, spoken: false }, 1);
      return;
  }
}

function addSound(heard: Heard, sound: HeardSound, loop: number): void {
  if (heard.sounds.length === 0) heard.lead = heard.tail;
  heard.sounds.push(sound);
  heard.seconds += sound.seconds * Math.max(1, loop);
  heard.tail = 0;
  if (loop === 0) heard.endless = true;
}

function said(
  text: string,
  { ssml, language }: { ssml: boolean; language: string },
): { text: string; seconds: number } {
  const nodes = ssml ? parseFragment(text) : null;
  const words = nodes === null ? { text, pauses: 0 } : spokenText(nodes);
  return {
    text: words.text.trim(),
    seconds: (speechMilliseconds(words.text, language) + words.pauses) / 1_000,
  };
}

function played(source: AudioSource, { audio }: Resources): { text: string; seconds: number } {
  switch (source.kind) {
    case 'url':
      return { text: source.url, seconds: unknownSeconds };
    case 'audio':
      return { text: source.audio, seconds: audio[source.audio]?.seconds ?? unknownSeconds };
    case 'built-in':
      return { text: source.sound, seconds: unknownSeconds };
  }
}
