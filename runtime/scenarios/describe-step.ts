import type { FarEndStep, LookUpAnswer, ScenarioStep } from './scenario.ts';
import { expectedText } from './text-fits.ts';

/** A step in a plain sentence, for people. */
export function describeStep(step: ScenarioStep): string {
  if ('presses' in step) return `The caller presses ${step.presses}`;
  if ('says' in step) return `The caller says “${step.says}”`;
  if ('stays' in step) return 'The caller does nothing until the time is over';
  if ('waits' in step) return `The caller waits ${secondsWords(step.waits)}`;
  if ('hangsUp' in step) return 'The caller hangs up';
  if ('dial' in step) return describeFarEnd(step.dial);
  if ('room' in step) return rooms[step.room];
  if ('lookUp' in step) {
    const who = step.lookUp.step === undefined ? 'The next look-up' : `The look-up of “${step.lookUp.step}”`;
    return `${who} ${found(step.lookUp.finds)}`;
  }
  if ('hears' in step) return `The caller has heard ${expectedText(step.hears)}`;
  if ('reaches' in step) return `The call has come to “${step.reaches}”`;
  if ('variable' in step) return `${step.variable.name} is ${JSON.stringify(step.variable.is)}`;
  if ('rings' in step) return `${step.rings} is rung`;
  if ('sends' in step) {
    const { to, text } = step.sends;
    const words = text === undefined ? '' : ` with ${expectedText(text)}`;
    return `A message${to === undefined ? '' : ` to ${to}`} is sent${words}`;
  }
  return `The call has ended: ${ends[step.ends]}`;
}

function describeFarEnd(dial: FarEndStep): string {
  const { does, number, presses, talks } =
    typeof dial === 'string'
      ? { does: dial }
      : { number: undefined, presses: undefined, talks: undefined, ...dial };
  const who = number ?? 'Whoever is rung';
  const keys = presses === undefined ? '' : `, presses ${presses}`;
  const talk = talks === undefined ? '' : `, talks for ${secondsWords(talks)} and hangs up`;
  return `${who} ${deeds[does]}${keys}${talk}`;
}

const deeds = {
  answers: 'answers',
  busy: 'is busy',
  'no-answer': 'does not answer',
  rejects: 'turns the call away',
  fails: 'cannot be reached',
  machine: 'has an answering machine that takes the call',
} as const;

const rooms = {
  opens: 'Somebody comes for the caller who waits',
  joined: 'Somebody else comes into the room',
  left: 'Somebody else leaves the room',
  closes: 'The room is closed',
  fails: 'The connection breaks',
} as const;

const ends = {
  'by-flow': 'the flow hung up',
  'by-caller': 'the caller hung up',
  rejected: 'it was turned away',
  'by-error': 'something in the flow broke',
} as const;

const verified = {
  sent: 'sends a code',
  'not-sent': 'cannot send a code',
  approved: 'finds the code right',
  wrong: 'finds the code wrong',
  expired: 'finds the code too old',
} as const;

const queues = {
  nobody: 'finds nobody else in the queue',
  agent: 'finds an agent who takes the call',
  full: 'finds the queue full',
  caller: 'finds somebody who waits',
  'call-back': 'finds somebody to be called back',
} as const;

function found(finds: LookUpAnswer): string {
  if ('status' in finds) return `finds a response with status ${finds.status}`;
  if ('verify' in finds) return verified[finds.verify];
  if ('queue' in finds) return queues[finds.queue];
  if ('result' in finds) return `finds ${JSON.stringify(finds.result)}`;
  return finds.fails === 'timeout' ? 'takes too long' : 'reaches nobody';
}

function secondsWords(seconds: number): string {
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
