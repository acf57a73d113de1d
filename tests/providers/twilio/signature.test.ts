import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import type { SignedRequest } from '#lib/providers/provider.ts';
import { verifySignature } from '#lib/providers/twilio/signature.ts';
import vectors from './fixtures/signatures.json' with { type: 'json' };

type Vector = {
  id: string;
  authToken: string;
  method?: string;
  url: string;
  params: Record<string, string | string[] | undefined>;
  rawBody?: string;
  signature: string | null;
  valid: boolean;
};
const cases: Vector[] = vectors;

describe("Twilio's own vectors", () => {
  test.each(cases)('$id', (vector) => {
    expect(verifySignature(requestOf(vector), ['another token', vector.authToken])).toBe(vector.valid);
    expect(verifySignature(requestOf(vector), ['another token'])).toBe(false);
  });

  test('are 25, right and wrong ones', () => {
    expect(cases).toHaveLength(25);
    expect(cases.filter(({ valid }) => valid).length).toBeGreaterThan(10);
    expect(cases.filter(({ valid }) => !valid).length).toBeGreaterThan(5);
  });
});

test('an empty token never matches, not even a request signed with it', () => {
  const request = signed('', { url: 'https://a.example/v1/twilio/voice', form: [['CallSid', 'CA1']] });
  expect(verifySignature(request, [''])).toBe(false);
  expect(verifySignature(request, [])).toBe(false);
});

test('a fragment is no part of what is signed', () => {
  const request = signed('token', { url: 'https://a.example/voice', form: [['a', 'b']] });
  expect(verifySignature({ ...request, url: 'https://a.example/voice#ct=2000' }, ['token'])).toBe(true);
});

test('a body that is no form needs its hash in the URL, over its raw bytes', () => {
  const body = new Uint8Array([0xff, 0x00, 0x7b]);
  const hash = createHash('sha256').update(body).digest('hex');
  const request = { ...signed('token', { url: `https://a.example/x?bodySHA256=${hash}`, form: [] }), body };
  expect(verifySignature(request, ['token'])).toBe(true);
  expect(verifySignature({ ...request, body: new Uint8Array([0xff, 0x00]) }, ['token'])).toBe(false);
  const bare = { ...signed('token', { url: 'https://a.example/x', form: [] }), body };
  expect(verifySignature(bare, ['token'])).toBe(false);
});

// --- against the SDK ------------------------------------------------------------------------------------------

const host = fc.constantFrom('a.example', 'A.Example', 'user:pa ss@a.example', '[::1]', 'x@b.example');
const port = fc.constantFrom('', ':443', ':80', ':8080');
const text = fc.string({ unit: fc.constantFrom(...'aZ09 \'"+%&=?/#äß😀~!*()', '%27', '%20'), maxLength: 8 });
const url = fc
  .tuple(fc.constantFrom('https://', 'http://', 'HTTPS://'), host, port, text, fc.option(text))
  .map(([scheme, where, at, path, query]) => {
    const cleanPath = path.replaceAll(/[?#]/g, '');
    return `${scheme}${where}${at}/${cleanPath}${query === null ? '' : `?${query.replaceAll('#', '')}`}`;
  })
  .filter((address) => URL.canParse(address));
const form = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'B', 'Ä', 'constructor', '__proto__'), text), {
  maxLength: 6,
});
/** How the signer may have seen the address. */
const seen = fc.constantFrom(
  (address: string) => address,
  (address: string) => address.replace(/:\d+\//, '/'),
  (address: string) => address.replace('.example/', '.example:443/'),
  (address: string) => address.replace('.example/', '.example:80/'),
  (address: string) => address.replaceAll("'", '%27'),
  (address: string) => new URL(address).href,
  (address: string) => `${address}x`,
);

test('says the same as the SDK for any request', () => {
  let right = 0;
  fc.assert(
    fc.property(url, form, seen, (address, fields, see) => {
      const request = { ...signed('token', { url: see(address), form: fields }), url: address };
      const ours = verifySignature(request, ['token']);
      const header = request.headers['x-twilio-signature'] ?? '';
      expect(ours).toBe(twilio.validateRequest('token', header, address, parametersOf(fields)));
      if (ours) right += 1;
    }),
    { numRuns: 1_000 },
  );
  expect(right).toBeGreaterThan(300);
});

test('any change of a signed request is noticed', () => {
  fc.assert(
    fc.property(form, fc.tuple(fc.constantFrom('c', 'a2'), text), (fields, extra) => {
      const request = signed('token', { url: 'https://a.example/voice', form: fields });
      expect(verifySignature(request, ['token'])).toBe(true);
      expect(verifySignature({ ...request, form: [...fields, extra] }, ['token'])).toBe(false);
      expect(verifySignature({ ...request, url: 'https://a.example/voice2' }, ['token'])).toBe(false);
    }),
  );
});

function parametersOf(fields: readonly (readonly [string, string])[]): Record<string, string[]> {
  const names = [...new Set(fields.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => [name, fields.filter(([one]) => one === name).map(([, value]) => value)]),
  );
}

/** An independent signer: the URL, then the fields by name and value. */
function signed(
  token: string,
  { url: address, form: fields }: { url: string; form: [string, string][] },
): SignedRequest {
  const parameters = parametersOf(fields);
  const values = Object.keys(parameters)
    .sort()
    .map((name) =>
      [...new Set(parameters[name])]
        .sort()
        .map((value) => `${name}${value}`)
        .join(''),
    );
  const signature = createHmac('sha1', token)
    .update(address + values.join(''))
    .digest('base64');
  return {
    method: 'POST',
    url: address,
    headers: { 'x-twilio-signature': signature },
    body: new Uint8Array(),
    form: fields,
  };
}

function requestOf({
  method = 'POST',
  url: address,
  params,
  rawBody = '',
  signature,
}: Vector): SignedRequest {
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    url: address,
    headers: signature === null ? {} : { 'x-twilio-signature': signature },
    body: new TextEncoder().encode(rawBody),
    form: Object.entries(params).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  };
}
