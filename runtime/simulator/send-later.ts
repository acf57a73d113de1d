import type { Later } from './call-record.ts';
import { findLeg, type Play } from './play.ts';
import { notify } from './send.ts';

/** A notice whose time has come. What machine detection found of somebody who is gone by then is never told. */
export function sendLater(play: Play, later: Later): void {
  play.call.later = play.call.later.filter((other) => other !== later);
  const { link, occasion } = later;
  if (occasion.kind !== 'machine-detected') {
    notify(play, link, occasion);
    return;
  }
  const leg = findLeg(play, occasion.leg.number);
  if (leg !== undefined && leg.state !== 'ended') notify(play, link, { ...occasion, leg: { ...leg } });
}
