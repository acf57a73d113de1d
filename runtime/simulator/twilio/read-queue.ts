import type { DialQueue, Verb } from '#runtime/simulator/verb.ts';
import { limitMilliseconds, ringMilliseconds } from './dial-times.ts';
import { readWait } from './read-conference.ts';
import { fault, flag, link, type Source, text, whole, words } from './reading.ts';

const nameCharacters = 64;

/** https://www.twilio.com/docs/voice/twiml/enqueue */
export function readEnqueue(source: Source): Verb[] {
  const name = text(source, 'workflowSid') ?? words(source);
  if (name === '' || name.length > nameCharacters)
    return fault('14201', `Enqueue: Invalid queue name ${JSON.stringify(name.slice(0, 80))}`);
  return [
    {
      kind: 'enqueue',
      name,
      wait: readWait(source, 'waitUrl', 'waitUrlMethod'),
      most: whole(source, 'maxQueueSize', { otherwise: 1_000, least: 1, most: 5_000, code: '12200' }),
      action: link(source, 'action'),
      replaces: true,
    },
  ];
}

/** https://www.twilio.com/docs/voice/twiml/queue */
export function readDialQueue(source: Source, dial: Source): DialQueue {
  return {
    kind: 'dial-queue',
    name: words(source),
    ringMilliseconds: ringMilliseconds(dial),
    limitMilliseconds: limitMilliseconds(dial),
    hangUpOnStar: flag(dial, 'hangupOnStar', false),
    action: link(dial, 'action'),
    replaces: true,
  };
}
