import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Whether a flow's request may go to an IP address. `allowPrivate` opens the company's own network and this computer; link-local
 * addresses, the clouds' metadata services and everything reserved stay closed (IANA's special-purpose registries, RFC 6890).
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (isIPv4(address)) return isAllowedV4(address, allowPrivate);
  const groups = groupsOf(address);
  if (!groups) return false;
  const inside = embeddedV4(groups);
  if (inside !== undefined) return isAllowedV4(inside, allowPrivate);
  if (privateV6.check(address, 'ipv6')) return allowPrivate && !metadataV6.check(address, 'ipv6');
  return publicV6.check(address, 'ipv6') && !reservedV6.check(address, 'ipv6');
}

function isAllowedV4(address: string, allowPrivate: boolean): boolean {
  if (privateV4.check(address)) return allowPrivate && !metadataV4.check(address);
  return !reservedV4.check(address) && !metadataV4.check(address);
}

const privateV4 = v4('10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');
const reservedV4 = v4(
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
);
/** Alibaba Cloud and Azure, whose services stand among other addresses; the other clouds' are link-local. */
const metadataV4 = v4('100.100.100.200/32', '168.63.129.16/32');

const privateV6 = v6('::1/128', 'fc00::/7');
/** Amazon and Google. */
const metadataV6 = v6('fd00:ec2::254/128', 'fd20:ce::254/128');
/** All that is handed out to networks so far; the rest of the space is nobody's or special. */
const publicV6 = v6('2000::/3');
/** Teredo and other special uses, documentation, 6to4. */
const reservedV6 = v6('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20');

function v4(...ranges: string[]): BlockList {
  return listOf(ranges, 'ipv4');
}

function v6(...ranges: string[]): BlockList {
  return listOf(ranges, 'ipv6');
}

function listOf(ranges: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits = ''] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

/** The eight numbers of an IPv6 address; undefined for what is none, or has a zone. */
function groupsOf(address: string): number[] | undefined {
  const canonical = isIPv6(address) ? URL.parse(`http://[${address}]`)?.hostname : undefined;
  if (!canonical) return undefined;
  const [before = '', after] = canonical.slice(1, -1).split('::');
  const [head, tail] = [numbers(before), numbers(after ?? '')];
  const gap = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: gap }, () => 0), ...tail];
}

function numbers(groups: string): number[] {
  return groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16));
}

/** The IPv4 address that an IPv6 one stands for: mapped (::ffff:0:0/96) or behind NAT64 (64:ff9b::/96). */
function embeddedV4(groups: number[]): string | undefined {
  const prefix = groups.slice(0, 6).join(':');
  if (prefix !== '0:0:0:0:0:65535' && prefix !== `${0x64}:${0xff9b}:0:0:0:0`) return undefined;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
