import type { Deliver } from '../support/phone/exchange.ts';
import type { TestServer } from '../support/server.ts';

/** Gives what kills the server and starts it again. Callers wait meanwhile: five hundred who knock at a closed door would keep it from opening. */
export function killable(server: TestServer, deliver: Deliver): () => Promise<void> {
  let isUp = Promise.resolve();
  server.tunnel.deliver = async (wire, send) => {
    await isUp;
    return await deliver(wire, send);
  };
  return async () => {
    const up = Promise.withResolvers<void>();
    isUp = up.promise;
    await server.kill();
    await server.start();
    up.resolve();
  };
}
