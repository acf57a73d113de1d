import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { CommandError } from './command-error.ts';

/** The text of a file named on the command line; `-` is standard input. */
async function readInput(name: string): Promise<string> {
  try {
    return name === '-' ? await text(process.stdin) : await readFile(pathOf(name), 'utf8');
  } catch (error) {
    throw new CommandError(
      'file',
      `The file ${name} cannot be read: ${reason(error)}`,
      'Check its name and who may read it.',
    );
  }
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
