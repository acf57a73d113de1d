import type { Dialing, Leg, LegEnd } from './call-record.ts';
import type { LegEvent } from './occasion.ts';
import { dropStrand, findStrand, newId, type Play, tell } from './play.ts';
import { sameAddress } from './same-address.ts';
import { report } from './send.ts';
import { cut } from './sounds.ts';
import type { LegOrder } from './verb.ts';

/** Somebody's telephone rings. */
export function ring(play: Play, { dial }: Dialing, order: LegOrder): Leg {
  const { call } = play;
  const rule = call.setup.farEnds.find(({ address }) => sameAddress(address, order.address));
  const acts =
    rule !== undefined && rule.act !== 'does-not-answer' && rule.afterMilliseconds < dial.ringMilliseconds;
  const leg: Leg = {
    number: call.legs.length + 1,
    id: newId(play, 'call'),
    order,
    position: dial.legs.indexOf(order) + 1,
    callerId: order.callerId || dial.callerId,
    state: 'ringing',
    rangAt: call.at,
    until: order.unreachable
      ? call.at
      : call.at + (acts ? Math.max(0, rule.afterMilliseconds) : dial.ringMilliseconds),
    act: order.unreachable ? 'fails' : acts ? rule.act : 'does-not-answer',
    answeredAt: null,
    connectedAt: null,
    endedAt: null,
    end: null,
    by: 'person',
    keys: rule?.keys ?? '',
    talksMilliseconds: rule?.talksMilliseconds ?? null,
    reports: 0,
    matched: '',
  };
  call.legs.push(leg);
  const from = leg.callerId || call.setup.from;
  tell(play, {
    kind: 'leg-rang',
    leg: leg.number,
    target: order.address,
    from,
    milliseconds: dial.ringMilliseconds,
  });
  reportLeg(play, leg, 'initiated');
  reportLeg(play, leg, 'ringing');
  return leg;
}

export function endLeg(play: Play, leg: Leg, end: LegEnd): void {
  if (leg.state === 'ended') return;
  const { at } = play.call;
  if (leg.state === 'talking') tell(play, { kind: 'parted', leg: leg.number });
  leg.state = 'ended';
  leg.end = end;
  leg.endedAt = at;
  leg.until = null;
  const strand = findStrand(play, `leg:${leg.number}`);
  if (strand !== undefined) cut(play, strand, 'event');
  dropStrand(play, `leg:${leg.number}`);
  const milliseconds = leg.answeredAt === null ? 0 : at - leg.answeredAt;
  tell(play, { kind: 'leg-ended', leg: leg.number, status: end, milliseconds });
  reportLeg(play, leg, 'ended');
}

export function reportLeg(play: Play, leg: Leg, event: Exclude<LegEvent, 'keys'>): void {
  tellOf(play, leg, { event, keys: '', byCaller: false });
}

/** Keys were pressed that the dial listens for. */
export function reportKeys(play: Play, leg: Leg, pressed: { keys: string; byCaller: boolean }): void {
  tellOf(play, leg, { event: 'keys', ...pressed });
}

function tellOf(play: Play, leg: Leg, told: { event: LegEvent; keys: string; byCaller: boolean }): void {
  const { callback } = leg.order;
  const { event } = told;
  if (!callback?.events.includes(event)) return;
  report(play, callback, { event, occasion: { kind: 'leg-reported', leg: { ...leg }, ...told } });
  leg.reports += 1;
}
