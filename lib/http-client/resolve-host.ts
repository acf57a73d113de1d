import { lookup } from 'node:dns/promises';
import { HttpClientError } from './http-client-error.ts';

/** The IP addresses of a host. */
export type Resolve = (host: string) => Promise<string[]>;

/** As the operating system does, its hosts file included. */
export const resolveHost: Resolve = async (host) => {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw new HttpClientError('unknown-host', { cause });
  }
};
