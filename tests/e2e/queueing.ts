import type { JsonObject } from '#runtime/contract/json.ts';
import { FlowSketch, words } from '../support/flows.ts';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import type { Ringtree } from '../support/ringtree.ts';

/** One number for both sides of a queue: 1 waits in it, 2 takes the next caller. */
export function queueing(name: string, waiting: JsonObject = {}): FlowSketch {
  const queue = name.toLowerCase();
  const sketch = new FlowSketch(name)
    .node('start', 'incoming-call')
    .node('which', 'menu', {
      prompt: words('Press 1 to wait, 2 to answer.'),
      options: [
        { id: 'wait', label: 'Wait', keys: '1' },
        { id: 'answer', label: 'Answer', keys: '2' },
      ],
      attempts: 1,
    })
    .node('wait', 'queue', {
      queue,
      welcomePrompt: words('Welcome.'),
      announcement: words('You are number {{ position }} of {{ waiting }}.'),
      connectPrompt: words('Here is an agent.'),
      callBack: { on: true, noNumberPrompt: words('We do not see your number.') },
      leave: { on: true },
      ...waiting,
    })
    .node('answer', 'answer-queue', {
      queue,
      prompt: words('{{ number }}{% if called_back %} wants to be called back{% endif %}.'),
      waitingPrompt: words('Nobody is there.'),
      waitSeconds: 5,
      hangUpOnStar: true,
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'which')
    .wire('which', { 'option:wait': 'wait', 'option:answer': 'answer', 'no-input': 'bye', invalid: 'bye' });
  for (const step of ['wait', 'answer'])
    for (const outcome of outcomes[step] ?? []) {
      const told = `${step}-${outcome}`;
      sketch.node(told, 'speak', { prompt: words(`It was ${outcome}.`) });
      sketch.wire(step, outcome, told).wire(told, 'next', 'bye');
    }
  return sketch;
}

const outcomes: Readonly<Record<string, readonly string[]>> = {
  wait: ['answered', 'call-back', 'left', 'time-limit', 'full', 'failed'],
  answer: ['connected', 'nobody', 'not-reached', 'failed'],
};

/** The agent asks for the next, who is this caller: the provider moves the caller into the room, and the agent follows. */
export async function takes(ringtree: Ringtree, agent: PhoneCall, caller: PhoneCall): Promise<void> {
  agent.inNextPause(() => ringtree.rest.carriesOut(caller));
  await agent.presses('2');
}

/** As if the time that a caller may wait were over now. */
export async function endTimer({ database }: Ringtree, caller: PhoneCall): Promise<void> {
  await database.pool.query(
    `update outbox set next_attempt_at = now() from calls
      where calls.id = outbox.call_id and outbox.kind = 'timer' and calls.provider_call_id = $1`,
    [caller.id],
  );
}
