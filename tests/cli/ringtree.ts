import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export type Ran = { status: number | null; out: string; err: string };

/** Runs the real command in a process of its own, as a shell would; `input` is its standard input. */
export async function ringtree(
  parameters: readonly string[],
  { environment, input = '' }: { environment: Record<string, string>; input?: string },
): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['cli/main.ts', ...parameters], {
    env: { NODE_ENV: 'test', PATH, HOME, LOG_LEVEL: 'warn', ...environment },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}
