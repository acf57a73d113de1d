import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CommandError } from './command-error.ts';

/** The text of a file named on the command line; `-` is standard input. */
async function readInput(name: string): Promise<string> {
  try {
    return decoded(name === '-' ? await buffer(process.stdin) : await readFile(pathOf(name)));
  } catch (error) {
    throw new CommandError(
      'file',
      `The file ${name} cannot be read: ${reason(error)}`,
      'Check its name and who may read it.',
    );
  }
}

/** Editors and shells of Windows write a mark in front, or UTF-16; neither is part of the text. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The JSON in it. */
export async function readJson(name: string): Promise<unknown> {
  const content = await readInput(name);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(
      'not-json',
      `${name} is not JSON: ${reason(error)}`,
      'Export a flow to see what one looks like: “ringtree flow export <flow>”.',
    );
  }
}

export async function writeOutput(name: string, content: string): Promise<void> {
  try {
    await writeFile(pathOf(name), content);
  } catch (error) {
    throw new CommandError(
      'file',
      `The file ${name} cannot be written: ${reason(error)}`,
      'Check the folder and who may write there.',
    );
  }
}

/** Names are meant from where the person stands, which is not where the launcher runs. */
export function pathOf(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
