import type { PhoneCall } from '../support/phone/phone-call.ts';
import { pick } from './random.ts';

export type Wandering = {
  random: () => number;
  /** Rounds of the longest call. */
  longest: number;
  ways: readonly [Way, ...Way[]];
};

/** Wanders through the flow, counts along, and hangs up; every round must be the one after the last. */
export async function wander(call: PhoneCall, { random, longest, ways }: Wandering): Promise<PhoneCall> {
  const rounds = 1 + Math.floor(random() * longest);
  for (let round = 1; round <= rounds; round += 1) {
    call.hears(new RegExp(`^Round ${round}\\.`));
    if (round < rounds) await pick(random, ways)(call, random);
  }
  if (random() < 0.5) await call.hangsUp();
  else {
    await call.presses('9');
    call.hears(new RegExp(`Bye after ${rounds} rounds`));
  }
  return call;
}

export type Way = (call: PhoneCall, random: () => number) => Promise<unknown>;

export const goOn: Way = (call) => call.presses('1');

/** The menu again is no new round. */
export const hesitate: Way = async (call) => {
  await call.silence();
  call.hears(/^Round/);
  await call.presses('1');
};

export const enterDigits: Way = async (call, random) => {
  const digits = String(1000 + Math.floor(random() * 9000));
  await call.presses('2');
  await call.presses('12#');
  await call.presses(digits);
  call.hears(new RegExp(`You entered ${[...digits].join(' ')}`));
  await call.presses('1');
};

export const ring: Way = async (call, random) => {
  await call.presses('3');
  if (random() < 0.5) await call.calleeBusy();
  else await call.calleeAnswers({ presses: '7' });
  if (random() < 0.5) return await call.calleeNoAnswer();
  await call.calleeAnswers({ presses: '1' });
  return await call.calleeHangsUp();
};

export const leaveMessage: Way = async (call, random) => {
  await call.presses('4');
  if (random() < 0.3) return await call.staysSilentOnRecord();
  await call.leavesMessage(1 + Math.floor(random() * 30));
  return await call.callbackRecording();
};
