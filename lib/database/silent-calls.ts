import type pg from 'pg';

/** A live call of which nothing was heard for long. */
export type SilentCall = {
  callId: string;
  provider: string;
  providerCallId: string;
  accountId: string | null;
  startedAt: Date;
};

/** Takes such calls, the oldest first; another process, or a later look, gets one again only after it was silent for that long once more. */
export async function claimSilentCalls(
  pool: pg.Pool,
  { silentSeconds, most }: { silentSeconds: number; most: number },
): Promise<SilentCall[]> {
  const { rows } = await pool.query<SilentCall>({
    name: 'silent-calls',
    text: `with silent as (
        select id from calls where status = 'live' and last_activity_at < now() - make_interval(secs => $1)
        order by started_at limit $2 for no key update skip locked
      )
      update calls set last_activity_at = now() where id in (select id from silent)
      returning id as "callId", provider, provider_call_id as "providerCallId", account_id as "accountId",
        started_at as "startedAt"`,
    values: [silentSeconds, most],
  });
  return rows;
}
