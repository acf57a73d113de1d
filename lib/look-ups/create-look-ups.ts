import type { LookUps } from '#lib/calls/look-ups.ts';
import type { Database } from '#lib/database/connect.ts';
import { createHttpClient } from '#lib/http-client/http-client.ts';
import type { Secrets } from '#lib/secrets.ts';
import { createReadSecrets } from '#lib/stored-secrets/read-secrets.ts';
import { createHttpRequest } from './http-request.ts';
import { createQueue } from './queue.ts';
import { createVerify } from './verify.ts';

export type LookUpParts = {
  database: () => Promise<Database>;
  secrets: Secrets;
  /** Whether requests made for a flow may go to private and loopback addresses. */
  allowPrivate: boolean;
};

/** What steps may have looked up, by kind of need. */
export function createLookUps({ database, secrets, allowPrivate }: LookUpParts): LookUps {
  const readSecrets = createReadSecrets(database, secrets);
  return {
    'http-request': createHttpRequest({ client: createHttpClient({ allowPrivate }), readSecrets }),
    ...createVerify(database),
    queue: createQueue(database),
  };
}
