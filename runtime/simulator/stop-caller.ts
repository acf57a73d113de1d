import type { Strand } from './call-record.ts';
import { leaveDial } from './dial.ts';
import { leaveGather } from './gather.ts';
import { leaveRoom } from './leave-room.ts';
import { forgetRequests, type Play } from './play.ts';
import { endRecord } from './record-message.ts';
import { cut } from './sounds.ts';

/** Whatever the caller's document is doing stops: they are gone, or the application takes them elsewhere. */
export function stopCaller(play: Play, strand: Strand, why: 'hang-up' | 'moved'): void {
  const { doing } = strand;
  cut(play, strand, 'event');
  forgetRequests(play, 'caller');
  strand.awaits = null;
  switch (doing?.kind) {
    case 'gathering':
      leaveGather(play, strand, doing);
      return;
    case 'dialing':
      leaveDial(play, strand, { dialing: doing, tells: why === 'hang-up' });
      return;
    case 'recording':
      if (why === 'hang-up') {
        endRecord(play, strand, { recording: doing, endedBy: { kind: 'hang-up' } });
        return;
      }
      endRecord(play, strand, {
        recording: { ...doing, record: { ...doing.record, action: null } },
        endedBy: { kind: 'hang-up' },
      });
      return;
    case 'in-room':
      leaveRoom(play, strand, { room: doing, why });
      return;
    case 'sounding':
    case 'stalled':
    case 'confirming':
    case undefined:
      strand.doing = null;
  }
}
