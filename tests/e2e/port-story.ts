import type { PhoneCall } from '../support/phone/phone-call.ts';
import type { ProviderName, Ringtree } from '../support/ringtree.ts';

/** Where a story happens, for those in which others call too. */
export type StoryPlace = { ringtree: Ringtree; provider: ProviderName };

/** A call to a flow's number that leaves some outcomes: what happens in it, and where it matters who calls. */
export type PortStory = readonly [
  number: string,
  name: string,
  story: (call: PhoneCall, place: StoryPlace) => Promise<unknown>,
  from?: string,
];
