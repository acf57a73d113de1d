import type { EndedStatus } from '#runtime/contract/event.ts';
import { endLeg } from './legs.ts';
import type { CallEndCause } from './occasion.ts';
import { findStrand, forgetRequests, type Play, tell } from './play.ts';
import { endRecording } from './recordings.ts';
import { notify } from './send.ts';
import { sendLater } from './send-later.ts';
import { stopCaller } from './stop-caller.ts';
import { stopStreams } from './streams.ts';

/**
 * The call is over. What still waited for the caller is told with the status of an ended call, and its reply reaches nobody; callbacks that come late are sent
 * at their own time in the same breath, since nobody can do anything any more.
 */
export function endCall(play: Play, cause: CallEndCause, as?: EndedStatus): void {
  const { call, dialect } = play;
  if (call.ended !== null) return;
  const status = as ?? dialect.endedStatus(cause, call.answeredAt !== null);
  const { at } = call;
  call.ended = { at, status };
  const caller = findStrand(play, 'caller');
  const complaint = caller?.failed ?? null;
  if (caller !== undefined) stopCaller(play, caller, 'hang-up');
  for (const leg of call.legs) endLeg(play, leg, leg.answeredAt === null ? 'canceled' : 'completed');
  for (const { id } of call.recordings) endRecording(play, id);
  stopStreams(play, null);
  for (const { name } of call.strands) forgetRequests(play, name);
  call.strands = [];
  tell(play, { kind: 'call-ended', status, by: endedBy[cause] });
  const { status: url } = call.setup.addresses;
  const occasion = { kind: 'call-reported', status, cause, complaint, number: call.counts.reports } as const;
  if (url !== '') notify(play, { url, method: 'POST' }, occasion);
  for (const later of call.later.toSorted((one, other) => one.at - other.at)) {
    call.at = Math.max(call.at, later.at);
    sendLater(play, later);
  }
}

const endedBy = {
  caller: 'caller',
  'far-end': 'application',
  'document-ended': 'application',
  'hang-up': 'application',
  rejected: 'application',
  busy: 'application',
  commanded: 'application',
  error: 'provider',
  'time-limit': 'provider',
} as const satisfies Record<CallEndCause, string>;
