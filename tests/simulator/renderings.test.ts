import { describe, expect, test } from 'vitest';
import { providers } from '#runtime/providers/providers.ts';
import type { VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { type GoldenDocument, goldenDocuments } from '../nodes/golden-documents.ts';
import { kinds } from '../nodes/kinds.ts';
import { application, ordinaryCall, response } from './conformance.ts';
import { VirtualPhone } from './virtual-phone.ts';

const names = Object.keys(providers) as (keyof typeof providers)[];

/** Documents that lead to one for a person who is rung, and to one for a caller who waits. */
const leads: Readonly<Record<keyof typeof providers, { leg: string; wait: string }>> = {
  twilio: {
    leg: '<Dial><Number url="{app}/document">+14155550123</Number></Dial>',
    wait: '<Dial><Conference startConferenceOnEnter="false" waitUrl="{app}/document">room</Conference></Dial>',
  },
  plivo: {
    leg: '<Dial confirmSound="{app}/document"><Number>14155550123</Number></Dial>',
    wait: '<Conference startConferenceOnEnter="false" waitSound="{app}/document">room</Conference>',
  },
};

describe.each(names)('what we write for %s', (name) => {
  const provider = virtualProviders[name];

  test('has a virtual provider', () => expect(provider?.name).toBe(name));

  const kindsThatSpeak = kinds
    .map((one) => [one.kind, goldenDocuments(one, name)] as const)
    .filter(([, documents]) => documents.length > 0);

  describe.each(kindsThatSpeak)('%s', (_, documents) => {
    test.each(documents)('$file is taken without a complaint', (document) => {
      if (provider !== undefined) expect(complaints(provider, name, document)).toEqual([]);
    });
  });
});

function complaints(
  provider: VirtualProvider,
  name: keyof typeof providers,
  { thread, body }: GoldenDocument,
): string[] {
  const empty = response('');
  const lead = thread === 'main' ? body : response(leads[name][thread === 'wait' ? 'wait' : 'leg']);
  const setup = {
    ...ordinaryCall,
    farEnds: [
      {
        address: '*',
        act: 'answers',
        afterMilliseconds: 2_000,
        keys: '1',
        talksMilliseconds: 5_000,
      } as const,
    ],
  };
  const phone = new VirtualPhone(provider, setup, ({ url }) => {
    if (url === `${application}/answer`) return { status: 200, body: lead };
    return { status: 200, body: url === `${application}/document` ? body : empty };
  });
  phone.wait(300);
  const asked = phone.happenings.some(({ kind }) => kind === 'requested');
  const complained = phone.happenings.flatMap((happening) =>
    happening.kind === 'provider-complained' ? [`${happening.code} ${happening.text}`] : [],
  );
  return asked ? complained : ['nothing was asked'];
}
