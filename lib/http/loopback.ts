import { BlockList, isIP } from 'node:net';

/** What of a request decides whether it may see the editor. Header values as they came, undefined when absent. */
export type Visit = {
  method: string;
  /** The address of the connection's other end. */
  peer: string | undefined;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site` */
  fetchSite: string | undefined;
  /** Whether it carries a header that proxies add (`Forwarded`, `X-Forwarded-*`, …). */
  forwarded: boolean;
};

/**
 * Why a request may not be served, in words for a person; undefined when it may. Until there is sign-in, all but the webhooks and media is for this
 * computer only: a loopback peer, a loopback `Host` (a page of a rebound DNS name has another), no proxy or tunnel in between (it
 * has a loopback peer too, and may rewrite `Host`). Writes must come from our own pages.
 */
export function whyRefused(visit: Visit): string | undefined {
  if (!isLoopbackAddress(visit.peer))
    return 'Ringtree is open to its own computer only, until it has sign-in.';
  if (visit.forwarded) return 'Ringtree is open to its own computer only, and not through a proxy or tunnel.';
  if (!isLoopbackHost(visit.host)) return 'Ringtree is open under localhost or 127.0.0.1 only.';
  if (!safeMethods.has(visit.method) && !isSameOrigin(visit))
    return 'Changes are taken from Ringtree’s own pages only.';
  return undefined;
}

/** The headers by which proxies and tunnels say for whom they ask. */
export const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'fly-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
];

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** 127.0.0.0/8 (also written as IPv6) or ::1. */
export function isLoopbackAddress(address: string | undefined): boolean {
  const family = isIP(address ?? '');
  return address !== undefined && family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** localhost, a name under it (RFC 6761, 6.3), or a loopback address; any port. */
function isLoopbackHost(host: string | undefined): boolean {
  const name = host && parse(`http://${host}`)?.hostname;
  if (!name) return false;
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isLoopbackAddress(name.replace(/^\[|\]$/g, ''));
}

/** Browsers name the origin of every write. One that names none must at least say that it stays on its site. */
function isSameOrigin({ origin, host, fetchSite }: Visit): boolean {
  if (origin === undefined) return fetchSite === 'same-origin';
  return parse(origin)?.host === parse(`http://${host}`)?.host && origin.startsWith('http');
}

function parse(address: string): URL | undefined {
  // A host that smuggles in a path or a user is no host.
  if (!/^[a-z]+:\/\/[^/?#@\\\s]+$/i.test(address)) return undefined;
  return URL.parse(address) ?? undefined;
}
