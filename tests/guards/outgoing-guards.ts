import type { Guard } from './guard.ts';

const ssrf = 'attacks/ssrf';
const responses = 'attacks/response-bombs';
const client = 'lib/http-client/http-client.ts';
const readBody = 'lib/http-client/read-body.ts';
const anyAddress = {
  from: 'const addresses = found.filter((address) => isAllowedAddress(address, allowPrivate));',
  to: 'const addresses = found;',
};

export const outgoingGuards: readonly Guard[] = [
  {
    guard: 'private addresses are refused in any spelling',
    file: client,
    ...anyAddress,
    test: ssrf,
    fails: 'no spelling of a private address is connected to',
  },
  {
    guard: 'an IPv6 address counts as the IPv4 one that it stands for',
    file: 'lib/http-client/address-rule.ts',
    from: 'if (inside !== undefined) return isAllowedV4(inside, allowPrivate);',
    to: 'if (inside !== undefined) return true;',
    test: ssrf,
    fails: 'no spelling of a private address is connected to',
  },
  {
    guard: 'link-local addresses, and so the clouds’ metadata, are refused',
    file: 'lib/http-client/address-rule.ts',
    from: "  '169.254.0.0/16',\n",
    to: '',
    test: ssrf,
    fails: 'no spelling of a private address is connected to',
  },
  {
    guard: 'whatever an address is made of, it is checked',
    file: client,
    ...anyAddress,
    test: ssrf,
    fails: 'whatever an address is made of',
  },
  {
    guard: 'of a host’s addresses only the allowed ones are connected to',
    file: client,
    from: 'const addresses = found.filter((address) => isAllowedAddress(address, allowPrivate));',
    to: 'const addresses = found.some((address) => isAllowedAddress(address, allowPrivate)) ? found : [];',
    test: ssrf,
    fails: 'of several addresses of a host only those',
  },
  {
    guard: 'a host is looked up and checked again for each request',
    file: client,
    from: 'const found = isIP(host) ? [host] : await within(signal, resolve(host));',
    to: 'const found = isIP(host) ? [host] : ((await within(signal, resolve(host))), ["93.184.215.14"]);',
    test: ssrf,
    fails: 'a name that is rebound',
  },
  {
    guard: 'each redirect is checked as a request of its own',
    file: client,
    from: 'const addresses = found.filter((address) => isAllowedAddress(address, allowPrivate));',
    to: 'const addresses = found.filter((address) => request !== request || isAllowedAddress(address, allowPrivate || !/shop/.test(url.hostname)));',
    test: ssrf,
    fails: 'a redirect by 302 to http://inside.example/ goes nowhere',
  },
  {
    guard: 'only http and https are asked, and no address with a user in it',
    file: 'lib/http-client/outgoing.ts',
    from: "if (!url || !isWeb || url.hostname === '' || url.username !== '' || url.password !== '')",
    to: 'if (!url)',
    test: ssrf,
    fails: 'a redirect by 301 to http://a:b@shop.example/ goes nowhere',
  },
  {
    guard: 'a flow asks through this client',
    file: client,
    ...anyAddress,
    test: ssrf,
    fails: 'is led to no inner address by what callers say',
  },
  {
    guard: 'what is unpacked is counted',
    file: readBody,
    from: 'decoder(incoming), bounded(mostBytes), collect',
    to: 'decoder(incoming), collect',
    test: responses,
    fails: 'packed small by gzip',
  },
  {
    guard: 'what is sent is counted',
    file: readBody,
    from: 'if (bytes > mostBytes) done(',
    to: 'if (bytes > 1e12) done(',
    test: responses,
    fails: 'without end is cut off',
  },
  {
    guard: 'a response has so many seconds in all',
    file: client,
    from: 'const timer = setTimeout(() => deadline.abort(), first.seconds * 1000);',
    to: 'const timer = setTimeout(() => undefined, first.seconds * 1000);',
    test: responses,
    fails: 'that drips is given up when its time is over',
  },
  {
    guard: 'so have its headers',
    file: client,
    from: 'const timer = setTimeout(() => deadline.abort(), first.seconds * 1000);',
    to: 'const timer = setTimeout(() => undefined, first.seconds * 1000);',
    test: responses,
    fails: 'whose headers drip is given up too',
  },
  {
    guard: 'a response that cannot be kept is a failed look-up, and no error of ours',
    file: 'lib/calls/look-ups.ts',
    from: "return { ok: false, error: 'failed' };",
    to: "throw new Error('a look-up failed');",
    test: responses,
    fails: 'lists in lists, very many',
  },
];
