import { readdir, readFile } from 'node:fs/promises';

/** Processor seconds that the bench's databases and these processes have used so far, as Linux tells them; 0 elsewhere. */
export async function processorSeconds(
  pids: readonly number[],
): Promise<{ postgres: number; servers: number }> {
  const processes = await readProcesses();
  const ofDatabases = processes.filter(({ command }) => command.includes('bench_'));
  // A connection that was closed meanwhile is gone; what it used stands with its parent.
  const parents = new Set(ofDatabases.map(({ parent }) => parent));
  const closed = processes.filter(({ pid }) => parents.has(pid)).map((one) => one.ofEndedChildren);
  const ofServers = processes.filter(({ pid }) => pids.includes(pid));
  return {
    postgres: sum([...ofDatabases.map(({ own }) => own), ...closed]),
    servers: sum(ofServers.map(({ own }) => own)),
  };
}

type Process = { pid: number; parent: number; command: string; own: number; ofEndedChildren: number };

async function readProcesses(): Promise<Process[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return Promise.all(pids.map(readProcess));
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, from the third field on: the second may hold spaces. */
async function readProcess(pid: number): Promise<Process> {
  const [command = '', status = ''] = await Promise.all(
    ['cmdline', 'stat'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  const seconds = (index: number) => Number(fields[index] ?? 0) / ticksPerSecond;
  return {
    pid,
    command,
    parent: Number(fields[1] ?? 0),
    own: seconds(11) + seconds(12),
    ofEndedChildren: seconds(13) + seconds(14),
  };
}

/** Linux gives processor time in hundredths of a second to programs. */
const ticksPerSecond = 100;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
