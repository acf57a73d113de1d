import type { PhoneCall } from '../support/phone/phone-call.ts';

/** A call to a flow's number that leaves some outcomes: what happens in it, and where it matters who calls. */
export type PortStory = readonly [
  number: string,
  name: string,
  story: (call: PhoneCall) => Promise<unknown>,
  from?: string,
];
