import type { PromptInstruction } from './document.ts';

/** A prompt spoken or played so many times; 0 repeats it until the caller hangs up. */
export function repeated(instructions: PromptInstruction[], times: number): PromptInstruction[] {
  return instructions.map((instruction) =>
    instruction.kind === 'pause' ? instruction : { ...instruction, loop: times },
  );
}
