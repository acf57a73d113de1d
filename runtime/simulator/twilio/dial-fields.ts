import type { CallRecord, Leg, Recording } from '#runtime/simulator/call-record.ts';
import { recordingUrl } from './recording-fields.ts';
import { endStatus, seconds, sipCode } from './statuses.ts';

type Fields = Record<string, string>;

/** What the action of `<Dial>` hears: https://www.twilio.com/docs/voice/twiml/dial#attributes-action-parameters */
export function dialFields(
  call: CallRecord,
  { leg, connected, recording }: { leg: Leg | null; connected: boolean; recording: Recording | null },
): Fields {
  if (leg === null) return { DialCallStatus: 'failed', DialBridged: 'false' };
  const end = leg.end ?? 'completed';
  return {
    DialCallStatus: endStatus(end),
    DialCallSid: leg.id,
    ...(end === 'completed' ? { DialCallDuration: talked(leg) } : {}),
    DialBridged: String(connected),
    DialSipResponseCode: sipCode(end),
    ...(recording === null || recording.milliseconds === 0
      ? {}
      : { RecordingUrl: recordingUrl(call.account, recording.id) }),
  };
}

/** At the end of a leg: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback */
export function legEndFields(leg: Leg): Fields {
  if (leg.state !== 'ended') return {};
  const end = leg.end ?? 'completed';
  return {
    CallDuration: talked(leg),
    ...(end === 'completed' ? { Duration: '1' } : {}),
    SipResponseCode: sipCode(end),
  };
}

function talked({ answeredAt, endedAt }: Leg): string {
  return answeredAt === null ? '0' : seconds((endedAt ?? answeredAt) - answeredAt);
}
