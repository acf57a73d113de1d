import type { CallRecord } from '#runtime/simulator/call-record.ts';

/** Plivo writes E.164 without `+`; what is no number stays as it is. */
export function bare(address: string): string {
  return /^\+\d+$/.test(address) ? address.slice(1) : address;
}

/** Whose call it is. */
export function callFields(call: CallRecord): Record<string, string> {
  const { from, to } = call.setup;
  return { CallUUID: call.id, From: bare(from), To: bare(to), Direction: 'inbound' };
}

/** https://www.plivo.com/docs/voice/xml/request */
export function common(call: CallRecord, event: string): Record<string, string> {
  const { setup, answeredAt, ended, account } = call;
  return {
    ...callFields(call),
    CallerName: setup.callerName || setup.from,
    BillRate: '0.0055',
    CallStatus: ended !== null ? 'completed' : answeredAt === null ? 'ringing' : 'in-progress',
    Event: event,
    ParentAuthID: account,
    SessionStart: `${stamp(setup.startedAt)}.000000`,
  };
}

/** `2026-10-20 09:00:00`, in UTC. */
export function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
