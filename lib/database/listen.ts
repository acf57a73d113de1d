import pg from 'pg';
import { log } from '#lib/log.ts';

export type Listening = { close: () => Promise<void> };

/**
 * Hears what is told on a PostgreSQL channel, on a connection of its own. A broken connection is made again; `null` says that
 * something may have been missed until now, also at the beginning.
 */
export function listenTo(url: string, channel: string, hear: (payload: string | null) => void): Listening {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let attempt = 0;

  const connect = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'ringtree-listener' });
    client = own;
    const again = (error: unknown): void => {
      if (isClosed || client !== own) return;
      client = undefined;
      log().warn({ error, channel }, 'listening to the database broke off');
      own.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), waitMs(attempt)).unref();
      attempt += 1;
    };
    own.on('error', again);
    own.on('end', () => again(undefined));
    own.on('notification', ({ payload }) => hear(payload ?? null));
    try {
      await own.connect();
      await own.query(`listen ${pg.escapeIdentifier(channel)}`);
      attempt = 0;
      hear(null);
    } catch (error) {
      again(error);
    }
  };

  void connect();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

function waitMs(attempt: number): number {
  return Math.min(5_000, 100 * 2 ** attempt);
}
