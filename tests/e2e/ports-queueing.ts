import type { PortStory, StoryPlace } from './port-story.ts';
import { endTimer, queueing, takes } from './queueing.ts';

const number = '+14155550641';

/** Every outcome of both sides of a queue. */
export const queueingFlows = { [number]: queueing('Queueing', { mostWaiting: 1 }) } as const;

const another = ({ ringtree, provider }: StoryPlace, from = '+12125550142') =>
  ringtree.phone(provider).calls(number, { from });

export const queueingStories: readonly PortStory[] = [
  [
    number,
    'an agent takes the caller, who goes on when the agent hangs up',
    async (call, place) => {
      await call.presses('1');
      const agent = await another(place);
      await takes(place.ringtree, agent, call);
      await agent.hangsUp();
      (await call.leavesConference()).hears(/It was answered/);
    },
  ],
  [
    number,
    'the agent goes on when the caller hangs up',
    async (call, place) => {
      const caller = await another(place);
      await caller.presses('1');
      await takes(place.ringtree, call, caller);
      await caller.hangsUp();
      (await call.leavesConference()).hears(/It was connected/);
    },
  ],
  [
    number,
    'a call-back that is not answered',
    async (call, place) => {
      await call.presses('1');
      (await call.presses('1')).hears(/It was call-back/);
      const agent = await another(place);
      (await agent.presses('2')).hears(/\+12125550100 wants to be called back/);
      (await agent.calleeNoAnswer()).hears(/It was not-reached/);
    },
  ],
  [
    number,
    'the caller leaves by a key',
    async (call) => (await (await call.presses('1')).presses('2')).hears(/It was left/),
  ],
  [
    number,
    'the caller waits too long',
    async (call, { ringtree }) => {
      await call.presses('1');
      await endTimer(ringtree, call);
      await ringtree.rest.carriesOut(call);
      call.hears(/It was time-limit/);
    },
  ],
  [
    number,
    'too many wait',
    async (call, place) => {
      const first = await another(place);
      await first.presses('1');
      (await call.presses('1')).hears(/It was full/);
      await first.hangsUp();
    },
  ],
  [number, 'the caller hangs up', async (call) => (await call.presses('1')).hangsUp()],
  [number, 'nobody waits', async (call) => (await call.presses('2')).hears(/It was nobody/)],
  [
    number,
    'the queue cannot be asked',
    async (call, place) => {
      const { pool } = place.ringtree.database;
      const agent = await another(place);
      await pool.query('alter table queue_entries rename to queue_entries_away');
      await call.presses('1');
      await agent.presses('2');
      await pool.query('alter table queue_entries_away rename to queue_entries');
      call.hears(/It was failed/);
      agent.hears(/It was failed/);
    },
  ],
  [
    number,
    'the agent hangs up in the conversation',
    async (call, place) => {
      const caller = await another(place);
      await caller.presses('1');
      await takes(place.ringtree, call, caller);
      await call.hangsUp();
      await caller.hangsUp();
    },
  ],
];
