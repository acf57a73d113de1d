import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The least version of Node.js that Ringtree runs on. */
export const leastNode = 24;

/**
 * Runs a program to its end without input. Resolves to { code, output }, the output of both streams together.
 * A program that can't be started has code 127.
 */
export function run(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 128, output: signal ? `${output}Ended by ${signal}.\n` : output }),
    );
  });
}

/**
 * Runs a script in our place under `node`: in this very process when it is a Node.js that Ringtree runs on, so that who signals or kills
 * it means the script; else in a child with our input, output and signals, whose exit code becomes ours.
 */
export async function become(node, [script, ...parameters], env) {
  let child;
  endWithShell((signal) => process.kill(child?.pid ?? process.pid, signal));
  if (Number(process.versions.node.split('.')[0]) >= leastNode) {
    Object.assign(process.env, env);
    process.argv = [process.execPath, resolve(script), ...parameters];
    await import(pathToFileURL(script).href);
    return;
  }
  // The channel tells the child when we are killed: it ends then too.
  child = spawn(node, [script, ...parameters], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(127);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

/**
 * npm runs a script in a shell and hands signals to the shell alone, which dies without telling us: `kill` of npm would leave the server
 * behind. So the shell's end is ours. Only under npm, since `nohup` and the like outlive their shell on purpose.
 */
function endWithShell(signalOurselves) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    signalOurselves('SIGTERM');
  }, 200);
  timer.unref();
}
