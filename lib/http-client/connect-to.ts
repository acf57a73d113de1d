import { connect, isIPv6, type LookupFunction, type Socket } from 'node:net';

/** Opens a connection to one of some addresses, which were checked. */
export type Connect = (target: { host: string; port: number; addresses: readonly string[] }) => Socket;

/** The fastest of the addresses (RFC 8305). The host is not looked up again: its name may lead elsewhere by now. */
export const connectTo: Connect = ({ host, port, addresses }) => {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_host, _options, done) => done(null, known);
  return connect({ host, port, lookup, autoSelectFamily: true });
};
