import { performance } from 'node:perf_hooks';
import { type Caller, createCaller } from './caller.ts';
import { type Connection, openConnection } from './connection.ts';
import type { LoadJob, LoadResult } from './load-job.ts';

/** The load generator, a process of its own: takes a job as its argument and prints the result as JSON. */
async function main(): Promise<void> {
  const job = JSON.parse(process.argv[2] ?? '') as LoadJob;
  const result = await (job.perSecond === null ? fullLoad(job) : steadyLoad(job, job.perSecond));
  process.stdout.write(JSON.stringify(result));
  process.exit();
}

type Line = { caller: Caller; ask: Connection['ask'] };

function openLine(job: LoadJob, number: number): Line {
  const connections = job.place.ports.map(openConnection);
  let turn = number;
  return {
    caller: createCaller(job.place, number),
    ask: (request, answered) => {
      turn += 1;
      connections[turn % connections.length]?.ask(request, answered);
    },
  };
}

/** As many as the side can take: each line asks again at once. */
async function fullLoad(job: LoadJob): Promise<LoadResult> {
  const tally = createTally(job);
  const ask = (line: Line): void => {
    const due = performance.now();
    line.ask(line.caller.request(), (status, body) => {
      tally.add(due, line.caller.reply(status, body));
      if (!tally.over()) ask(line);
    });
  };
  for (let number = 0; number < job.lines; number++) ask(openLine(job, number));
  return tally.result();
}

/** So many a second, whatever the side does; what waits for a free line has its waiting counted. */
async function steadyLoad(job: LoadJob, perSecond: number): Promise<LoadResult> {
  const tally = createTally(job);
  const free = Array.from({ length: job.lines }, (_, number) => openLine(job, number));
  const late: number[] = [];
  const began = performance.now();
  let sent = 0;
  const ask = (line: Line, due: number): void => {
    line.ask(line.caller.request(), (status, body) => {
      tally.add(due, line.caller.reply(status, body));
      const waiting = late.shift();
      if (waiting === undefined) free.push(line);
      else ask(line, waiting);
    });
  };
  const tick = (): void => {
    const now = performance.now();
    for (; began + (sent * 1000) / perSecond <= now; sent++) {
      const due = began + (sent * 1000) / perSecond;
      const line = free.shift();
      if (line) ask(line, due);
      else late.push(due);
    }
    if (!tally.over()) setTimeout(tick, 1);
  };
  tick();
  return tally.result();
}

function createTally({ warmUpSeconds, seconds }: LoadJob) {
  const from = performance.now() + warmUpSeconds * 1000;
  const until = from + seconds * 1000;
  const times: number[] = [];
  let wrong = 0;
  return {
    over: () => performance.now() >= until,
    add: (due: number, heard: boolean) => {
      const now = performance.now();
      if (now < from || now >= until) return;
      if (!heard) wrong += 1;
      times.push(now - due);
    },
    result: async (): Promise<LoadResult> => {
      await new Promise((resolve) => setTimeout(resolve, until - performance.now() + 50));
      times.sort((one, other) => one - other);
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
      const turns = times.length;
      return { turns, wrong, perSecond: turns / seconds, p50: at(0.5), p99: at(0.99), most: at(1) };
    },
  };
}

await main();
