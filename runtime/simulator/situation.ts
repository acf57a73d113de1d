import type { CallRecord, Leg, StrandName } from './call-record.ts';
import { nextMoment } from './due.ts';
import { placeOf } from './room.ts';
import { roomName } from './room-facts.ts';
import type { PartySituation, Situation } from './virtual-provider.ts';

export function situationOf(call: CallRecord): Situation {
  return {
    ended: call.ended !== null,
    next: nextMoment(call),
    requests: call.requests.map(({ request }) => request),
    parties: [callerSituation(call), ...call.legs.map((leg) => legSituation(call, leg))],
  };
}

function callerSituation(call: CallRecord): PartySituation {
  const doing = doingOf(call, 'caller');
  const talks = doing?.kind === 'dialing' ? doing.talks : null;
  return {
    party: 'caller',
    address: '',
    state: call.ended !== null ? 'gone' : call.answeredAt === null ? 'ringing' : 'on-line',
    hears: hearsOf(call, 'caller') ?? hearsOf(call, 'wait'),
    listens: listensOf(call, 'caller') ?? listensOf(call, 'wait'),
    records: doing?.kind === 'recording' && doing.beganAt !== null,
    talksWith: talks === null ? null : `leg:${talks}`,
    room:
      doing?.kind === 'in-room' ? { name: roomName(doing), place: placeOf(doing), waits: doing.waits } : null,
  };
}

function legSituation(call: CallRecord, leg: Leg): PartySituation {
  const name = `leg:${leg.number}` as const;
  const states = { ringing: 'ringing', screening: 'on-line', talking: 'on-line', ended: 'gone' } as const;
  return {
    party: name,
    address: leg.order.address,
    state: states[leg.state],
    hears: hearsOf(call, name),
    listens: listensOf(call, name) ?? confirmsOf(leg),
    records: false,
    talksWith: leg.state === 'talking' ? 'caller' : null,
    room: null,
  };
}

/** The key that accepts the call counts while the document is still heard. */
function confirmsOf({ state, order }: Leg): PartySituation['listens'] {
  if (state !== 'screening' || order.confirm === null) return null;
  return { keys: { most: 1, finishKey: '' }, speech: false, promptOver: false };
}

function listensOf(call: CallRecord, name: StrandName): PartySituation['listens'] {
  const doing = doingOf(call, name);
  if (doing?.kind === 'confirming')
    return { keys: { most: 1, finishKey: '' }, speech: false, promptOver: true };
  if (doing?.kind !== 'gathering') return null;
  const { gather, prompts } = doing;
  const promptOver = prompts.length === 0;
  return {
    keys: gather.keys && { most: gather.keys.most, finishKey: gather.keys.finishKey },
    speech: gather.speech !== null && (promptOver || gather.bargeIn),
    promptOver,
  };
}

function doingOf(call: CallRecord, name: StrandName) {
  return call.strands.find((strand) => strand.name === name)?.doing ?? null;
}

function hearsOf(call: CallRecord, name: StrandName) {
  return call.strands.find((strand) => strand.name === name)?.hears ?? null;
}
