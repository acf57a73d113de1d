import { connect } from '#lib/database/connect.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { type Compared, expectOneOrder } from './expect-one-order.ts';
import type { Told } from './recorder.ts';

/** `expectOneOrder` on the PostgreSQL of a data folder, wherever that listens after it was started again. */
export async function expectOneOrderIn(data: string, told: readonly Told[]): Promise<Compared> {
  const postgres = await startEmbedded(data);
  const database = connect(postgres.url, 2);
  const compared = await expectOneOrder(told, database);
  await database.pool.end();
  await postgres.release();
  return compared;
}
