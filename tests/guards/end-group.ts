import { setTimeout as delay } from 'node:timers/promises';

/** Ends all processes of a group, by the id of the one that began it and may be gone; resolves when none is left, or after some seconds. */
export async function endGroup(leader: number): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (signal(leader) && Date.now() < deadline) await delay(20);
}

/** Whether there was anybody. */
function signal(leader: number): boolean {
  try {
    return process.kill(-leader, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Where nobody asks for the dead they are never gone. */
const longestMs = 5_000;
