import type { CallIdentity } from '#runtime/contract/event.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';
import type { Route } from '#runtime/contract/routes.ts';

/** Whom a webhook speaks of. A leg's names the caller's call in `ALegUUID`; a transcript names it in lower case. */
export function identity(values: Parameters, route: Route): CallIdentity {
  const ofLeg = 'thread' in route && route.thread.startsWith('leg:');
  const ids = ofLeg ? ['DialALegUUID', 'ALegUUID', 'CallUUID'] : ['CallUUID', 'DialALegUUID'];
  return {
    providerCallId: values.id(...ids, 'call_uuid', 'RequestUUID'),
    account: values.id('ParentAuthID'),
    from: address(values.text('From')),
    to: address(values.text('To')),
    direction: values.text('Direction').startsWith('outbound') ? 'outbound' : 'inbound',
    callerName: values.text('CallerName'),
    forwardedFrom: address(values.text('ForwardedFrom')),
    // A call that is named in the address is known, with all that its first webhook told.
    details: 'call' in route ? {} : details(values),
  };
}

/** Plivo writes E.164 without `+`; what is no such number (`anonymous`, a short code, `sip:…`) stays as it came. */
function address(text: string): string {
  return /^[1-9]\d{6,14}$/.test(text) ? `+${text}` : text;
}

const named = { verification: 'STIRVerification', machine: 'Machine' } as const;
const sipHeader = 'X-PH-';

/** By neutral names; SIP headers by their own. */
function details(values: Parameters): Record<string, string> {
  const headers = Object.entries(values.startingWith(sipHeader)).map(
    ([name, value]) => [name.slice(sipHeader.length), value] as const,
  );
  const found = Object.entries(named).map(([name, parameter]) => [name, values.text(parameter)] as const);
  return Object.fromEntries([...headers, ...found].filter(([name, value]) => name !== '' && value !== ''));
}
