import type { Leg, LegEnd } from '#runtime/simulator/call-record.ts';
import type { Scene } from '#runtime/simulator/dialect.ts';
import type { Occasion } from '#runtime/simulator/occasion.ts';
import { bare, callFields } from './common.ts';
import { hangUpCause } from './hang-up-causes.ts';

/** What the action of a `<Dial>` is told. The B leg has a name only where somebody talked. */
export function dialFields(
  { call }: Scene,
  { leg, connected }: Occasion & { kind: 'dial-ended' },
): Record<string, string> {
  const status = connected ? 'completed' : dialStatuses[unconnected(leg)];
  const code = connected ? '4000' : causeCodes[unconnected(leg)];
  return {
    DialStatus: status,
    DialRingStatus: String(leg !== null && leg.end !== 'failed'),
    DialHangupCause: hangUpCause(code).cause,
    DialALegUUID: call.id,
    DialBLegUUID: connected && leg !== null ? leg.id : '',
  };
}

/** `callbackUrl` of a `<Dial>`; its answer is ignored. */
export function legReport(
  { call }: Scene,
  { leg, event, keys, byCaller }: Occasion & { kind: 'leg-reported' },
): Record<string, string> {
  const action = actions[event];
  return {
    ...callFields(call),
    CallStatus: call.answeredAt === null ? 'ringing' : 'in-progress',
    Event: action.event,
    DialAction: action.name,
    DialBLegStatus: action.name,
    ...legFields({ call, leg }, leg),
    DialBLegPosition: String(leg.position),
    ...(event === 'ended' && hangUp(leg)),
    ...(event === 'keys' && { DialDigitsMatch: keys, DialDigitsPressedBy: byCaller ? 'ALeg' : 'BLeg' }),
  };
}

export function legFields({ call }: Scene, leg: Leg): Record<string, string> {
  return {
    DialALegUUID: call.id,
    DialBLegUUID: leg.id,
    DialBLegFrom: bare(leg.callerId || call.setup.from),
    DialBLegTo: bare(leg.order.address),
  };
}

const actions = {
  initiated: { event: '', name: '' },
  ringing: { event: '', name: '' },
  answered: { event: 'DialAnswer', name: 'answer' },
  connected: { event: 'DialConnected', name: 'connected' },
  ended: { event: 'DialHangup', name: 'hangup' },
  keys: { event: 'DialDigits', name: 'digits' },
} as const;

function hangUp({ end, answeredAt, endedAt }: Leg): Record<string, string> {
  const milliseconds = answeredAt === null || endedAt === null ? 0 : endedAt - answeredAt;
  const code = causeCodes[end ?? 'completed'];
  const { cause, name } = hangUpCause(code);
  return {
    DialBLegDuration: String(Math.round(milliseconds / 1_000)),
    DialBLegBillDuration: String(Math.ceil(milliseconds / 60_000) * 60),
    DialBLegHangupCause: cause,
    DialBLegHangupCauseName: name,
    DialBLegHangupCauseCode: code,
    DialBLegHangupSource: end === 'completed' ? 'Call recipient' : end === 'canceled' ? 'Plivo' : 'Carrier',
  };
}

/** Who answered and did not take the call counts as nobody. */
function unconnected(leg: Leg | null): LegEnd {
  if (leg === null) return 'failed';
  return leg.end === 'completed' || leg.end === null ? 'no-answer' : leg.end;
}

const dialStatuses: Readonly<Record<LegEnd, string>> = {
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  rejected: 'busy',
  canceled: 'cancel',
};

const causeCodes: Readonly<Record<LegEnd, string>> = {
  completed: '4000',
  busy: '3010',
  'no-answer': '3000',
  failed: '2000',
  rejected: '3020',
  canceled: '1000',
};
