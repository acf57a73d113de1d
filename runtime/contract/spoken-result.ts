import type { PromptInstruction } from './document.ts';
import type { NodeResult } from './node.ts';

/** Says or plays something so many times and goes on; 0 repeats it until the caller hangs up, and nothing comes after it. */
export function spokenResult(prompt: PromptInstruction[], loop: number): NodeResult {
  const instructions = prompt.map((instruction) =>
    instruction.kind === 'pause' ? instruction : { ...instruction, loop },
  );
  const why = instructions.length === 0 ? 'There was nothing to hear' : 'Heard by the caller';
  return loop === 0 ? { kind: 'end', instructions, why } : { kind: 'leave', port: 'next', instructions, why };
}
