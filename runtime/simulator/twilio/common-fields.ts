import type { CallRecord, Leg } from '#runtime/simulator/call-record.ts';
import { countryOf } from './places.ts';
import { legStatus } from './statuses.ts';

type Fields = Record<string, string>;

/** What every voice request has: https://www.twilio.com/docs/voice/twiml#request-parameters. Of a leg's it is the leg that is meant. */
export function commonFields(call: CallRecord, leg: Leg | null): Fields {
  const { setup } = call;
  const from = leg === null ? setup.from : leg.callerId || setup.from;
  const to = leg === null ? setup.to : leg.order.address;
  const name: Fields = setup.callerName === '' ? {} : { CallerName: setup.callerName };
  return {
    AccountSid: call.account,
    ApiVersion: '2010-04-01',
    CallSid: leg?.id ?? call.id,
    CallStatus: leg === null ? callStatus(call) : legStatus(leg),
    Direction: leg === null ? 'inbound' : 'outbound-dial',
    ...party('From', 'Caller', from),
    ...party('To', 'Called', to),
    ...(leg === null ? name : { ParentCallSid: call.id }),
  };
}

function callStatus({ ended, answeredAt }: CallRecord): string {
  return ended?.status ?? (answeredAt === null ? 'ringing' : 'in-progress');
}

/** City, state and code of the area are known of American numbers alone, and none is made up here. */
function party(name: 'From' | 'To', alias: 'Caller' | 'Called', number: string): Fields {
  const country = countryOf(number);
  const place = { City: '', State: '', Zip: '', Country: country };
  const fields: Fields = { [name]: number, [alias]: number };
  for (const [detail, value] of Object.entries(place)) {
    fields[name + detail] = value;
    fields[alias + detail] = value;
  }
  return fields;
}
