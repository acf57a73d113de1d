import { readdir, readFile } from 'node:fs/promises';

/** Processor seconds that the bench's databases and these processes have used so far, as Linux tells them; 0 elsewhere. */
export async function processorSeconds(
  pids: readonly number[],
): Promise<{ postgres: number; servers: number }> {
  const used = { postgres: 0, servers: 0 };
  for (const id of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(id)) continue;
    const [command, status] = await Promise.all(
      ['cmdline', 'stat'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
    );
    const seconds = ticksOf(status ?? '') / ticksPerSecond;
    if (command?.includes('bench_')) used.postgres += seconds;
    else if (pids.includes(Number(id))) used.servers += seconds;
  }
  return used;
}

/** Linux gives processor time in hundredths of a second to programs. */
const ticksPerSecond = 100;

function ticksOf(status: string): number {
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
