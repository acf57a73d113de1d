import type { CallIdentity } from '#runtime/contract/event.ts';
import type { Parameters } from '#runtime/contract/parameters.ts';
import type { Route } from '#runtime/contract/routes.ts';

/** Whom a webhook speaks of. A leg's names the caller's call as its parent; a conference's speaks of a room. */
export function identity(values: Parameters, route: Route): CallIdentity {
  const ofLeg = 'thread' in route && route.thread.startsWith('leg:');
  const ofRoom = route.kind === 'fact' && route.fact === 'conference';
  return {
    providerCallId: ofRoom ? '' : values.id(...(ofLeg ? ['ParentCallSid', 'CallSid'] : ['CallSid'])),
    account: values.id('AccountSid'),
    from: address(values.text('From', 'Caller')),
    to: address(values.text('To', 'Called')),
    direction: values.text('Direction').startsWith('outbound') ? 'outbound' : 'inbound',
    callerName: values.text('CallerName'),
    forwardedFrom: address(values.text('ForwardedFrom')),
    // A call that is named in the address is known, with all that its first webhook told.
    details: 'call' in route ? {} : details(values),
  };
}

/** What hidden numbers spell on a telephone's keys (ANONYMOUS and so on), which is how Twilio sends some of them. */
const hidden: Readonly<Record<string, string>> = {
  '+266696687': 'anonymous',
  '+7378742833': 'restricted',
  '+2562533': 'blocked',
  '+8656696': 'unknown',
  '+86282452253': 'unavailable',
};

/** A plus that was sent unescaped arrives as a space. */
function address(text: string): string {
  const number = /^[1-9]\d{6,14}$/.test(text) ? `+${text}` : text;
  return Object.hasOwn(hidden, number) ? (hidden[number] ?? number) : number;
}

const named = Object.entries({
  city: 'FromCity',
  state: 'FromState',
  zip: 'FromZip',
  country: 'FromCountry',
  to_city: 'ToCity',
  to_state: 'ToState',
  to_zip: 'ToZip',
  to_country: 'ToCountry',
  verification: 'StirVerstat',
  machine: 'AnsweredBy',
  parent_call: 'ParentCallSid',
  sip_domain: 'SipDomain',
  sip_call_id: 'SipCallId',
});
const sipHeader = 'SipHeader_';

/** What Twilio adds to every request; what else an app's call brings are its own parameters. */
const standard =
  /^(AccountSid|ApplicationSid|ApiVersion|Call(er|ed)?(Sid|Status|Token|Name|City|State|Zip|Country)?|Direction|(From|To)(City|State|Zip|Country)?|Digits|SpeechResult|Confidence|Stir.*|ErrorCode|ErrorUrl)$/;

function ownParameters(values: Parameters): Record<string, string> {
  if (!values.text('From').startsWith('client:')) return {};
  return Object.fromEntries(Object.entries(values.startingWith('')).filter(([name]) => !standard.test(name)));
}

/** By neutral names; SIP headers and the parameters of apps by their own. */
function details(values: Parameters): Record<string, string> {
  const headers = Object.entries(values.startingWith(sipHeader)).map(
    ([name, value]) => [name.slice(sipHeader.length), value] as const,
  );
  const found: Record<string, string> = Object.fromEntries(
    [...Object.entries(ownParameters(values)), ...headers].filter(
      ([name, value]) => name !== '' && value !== '',
    ),
  );
  for (const [name, parameter] of named) {
    const value = values.text(parameter).slice(0, 500);
    if (value !== '') found[name] = value;
  }
  return found;
}
