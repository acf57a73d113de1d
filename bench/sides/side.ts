import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Place } from '../load/load-job.ts';

/** One of those that are compared: a process that answers the menu's webhooks. */
export type Side = {
  name: string;
  /** A sentence for the results. */
  what: string;
  place: () => Place;
  pid: number;
  stop: () => Promise<void>;
};

export const publicUrl = 'https://phones.example';
export const token = 'twilio-account-token';
export const calledNumber = '+15550100100';

/** What the callers of every side hear, turn by turn. */
export const heard = ['Welcome to the shop', 'enter your order number', '4711'];

/** New at every call, so that no call id is sent twice. */
export function placeOf(port: number, firstPath: string): Place {
  const seed = randomBytes(8).toString('hex');
  return { ports: [port], host: new URL(publicUrl).host, publicUrl, firstPath, token, heard, seed };
}

/** Starts a program of the bench and waits until it takes connections on the port. What it prints goes to the open file `log`, if there is one. */
export async function startProgram(
  command: string[],
  environment: Record<string, string>,
  { port, log }: { port: number; log?: number | undefined },
): Promise<ChildProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, command, {
    env: { NODE_ENV: 'production', PATH, HOME, PORT: String(port), ...environment },
    stdio: ['ignore', log ?? 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) return child;
    await delay(50);
  }
  throw new Error(`${command.join(' ')} did not start.`);
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
