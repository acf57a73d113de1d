import type { Document, Instruction } from './document.ts';
import { fillNamedSecrets, namedSecretsIn, namedSecretToken } from './named-secret.ts';
import { reveal } from './secret.ts';

/** The names of the stored secrets that a document holds tokens of; `secrets` are the call's own, which may hold some too. */
export function documentSecrets(
  { instructions }: Document,
  secrets: Readonly<Record<string, string>>,
): string[] {
  if (!instructions.some(({ kind }) => kind === 'stream')) return [];
  const texts = instructions.flatMap(textsOf).map((text) => reveal(text, secrets));
  return [...new Set(texts.flatMap(namedSecretsIn))];
}

/** The document with a value for each of them, for the moment in which it is rendered. The call's own are revealed before. */
export function fillDocumentSecrets(document: Document, value: (name: string) => string): Document {
  return { instructions: document.instructions.map((instruction) => filled(instruction, value)) };
}

/** Only a stream may hold any. */
function textsOf(instruction: Instruction): string[] {
  return instruction.kind === 'stream' ? [instruction.url, ...Object.values(instruction.parameters)] : [];
}

function filled(instruction: Instruction, value: (name: string) => string): Instruction {
  if (instruction.kind !== 'stream') return instruction;
  const parameters = Object.entries(instruction.parameters).map(([name, text]) => [
    name,
    fillNamedSecrets(text, value),
  ]);
  return {
    ...instruction,
    url: filledAddress(instruction.url, value),
    parameters: Object.fromEntries(parameters),
  };
}

/** One that it begins with is a whole address; the others stay one part of it. */
function filledAddress(url: string, value: (name: string) => string): string {
  const [first] = namedSecretsIn(url);
  const token = first === undefined ? '' : namedSecretToken(first);
  const beginning = url.startsWith(token) ? token : '';
  const part = (name: string) => encodeURIComponent(value(name));
  return `${fillNamedSecrets(beginning, value)}${fillNamedSecrets(url.slice(beginning.length), part)}`;
}
