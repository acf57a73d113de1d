import type { JsonObject } from '#runtime/contract/json.ts';
import type { CallRecord } from './call-record.ts';
import type { CallSetup } from './call-setup.ts';
import { obey } from './command.ts';
import type { Dialect } from './dialect.ts';
import { passTime } from './due.ts';
import { endCall } from './end-call.ts';
import { changeRoom } from './leave-room.ts';
import type { Party } from './party.ts';
import type { PhoneInput } from './phone-input.ts';
import { begun, findLeg, findStrand, newId, newStrand, type Play } from './play.ts';
import { pressKeys } from './press-keys.ts';
import { reply } from './reply.ts';
import { roomName } from './room-facts.ts';
import { farEndActs, legHangsUp } from './screening.ts';
import { seededHex } from './seeded-hex.ts';
import { fetchDocument } from './send.ts';
import { settle } from './settle.ts';
import { situationOf } from './situation.ts';
import { speak } from './speak.ts';
import type { Moved, VirtualCall, VirtualProvider } from './virtual-provider.ts';

/** The call engine of the provider that speaks this dialect. */
export function virtualProviderOf(dialect: Dialect): VirtualProvider {
  return {
    name: dialect.name,
    place: (setup) => place(dialect, setup),
    take: (call, input) => {
      const record = recordOf(call);
      const isReply = input.kind === 'replied' || input.kind === 'request-failed';
      if (record.ended !== null && !isReply) return { call, happenings: [] };
      const play = begun(record, dialect);
      takeInput(play, input);
      return moved(play);
    },
    situation: (call) => situationOf(recordOf(call)),
  };
}

function place(dialect: Dialect, setup: CallSetup): Moved {
  const record: CallRecord = {
    setup,
    id: '',
    account: dialect.newId('account', (digits) => seededHex('account', digits)),
    at: 0,
    answeredAt: null,
    ended: null,
    hangsUpAt: dialect.times.longestCall,
    strands: [newStrand('caller')],
    legs: [],
    requests: [],
    recordings: [],
    later: [],
    streams: [],
    recordsDial: null,
    counts: { requests: 0, ids: 0, reports: 0 },
  };
  const play = begun(record, dialect);
  play.call.id = newId(play, 'call');
  const { voice } = setup.addresses;
  const caller = findStrand(play, 'caller');
  if (voice === '' || caller === undefined) endCall(play, 'error');
  else
    fetchDocument(play, caller, { link: { url: voice, method: 'POST' }, occasion: { kind: 'call-started' } });
  return moved(play);
}

function takeInput(play: Play, input: PhoneInput): void {
  switch (input.kind) {
    case 'time-passed':
      if (Number.isFinite(input.to)) passTime(play, input.to);
      break;
    case 'replied':
    case 'request-failed':
      reply(play, input);
      break;
    case 'keys-pressed':
      for (const key of input.keys) {
        if (!/^[0-9*#]$/.test(key) || !isOnLine(play, input.by)) continue;
        pressKeys(play, input.by, key);
        settle(play);
      }
      break;
    case 'spoken':
      if (isOnLine(play, input.by)) speak(play, input);
      break;
    case 'hung-up':
      hangUp(play, input.by);
      break;
    case 'far-end-acted': {
      const leg = findLeg(play, input.leg);
      if (leg?.state === 'ringing') farEndActs(play, leg, input.act);
      break;
    }
    case 'room-changed': {
      const strand = findStrand(play, 'caller');
      const { change } = input;
      if (strand?.doing?.kind === 'in-room' && roomName(strand.doing) === input.room)
        changeRoom(play, strand, { room: strand.doing, change });
      break;
    }
    case 'commanded':
      obey(play, input.command);
  }
  settle(play);
}

function isOnLine(play: Play, party: Party): boolean {
  if (play.call.ended !== null) return false;
  if (party === 'caller') return true;
  const state = findLeg(play, Number(party.slice(4)))?.state;
  return state === 'screening' || state === 'talking';
}

function hangUp(play: Play, party: Party): void {
  if (party === 'caller') {
    endCall(play, 'caller');
    return;
  }
  const leg = findLeg(play, Number(party.slice(4)));
  if (leg !== undefined) legHangsUp(play, leg);
}

function moved({ call, dialect, happenings }: Play): Moved {
  // Callbacks that come after the end make a call no longer.
  const at = call.ended?.at ?? call.at;
  return { call: { provider: dialect.name, at, inner: jsonOf(call) }, happenings };
}

/** A record is made of JSON values alone, which the type of a record of its own name cannot say. */
function jsonOf(record: CallRecord): JsonObject {
  return record as unknown as JsonObject;
}

/** What `place` and `take` put there, perhaps after a way through JSON text. */
function recordOf({ inner }: VirtualCall): CallRecord {
  return inner as unknown as CallRecord;
}
