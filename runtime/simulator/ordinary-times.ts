import type { DialectTimes } from './dialect.ts';

/** Where providers are alike, or tell nothing. */
export const ordinaryTimes: Omit<DialectTimes, 'shortestRecording'> = {
  longestCall: 14_400_000,
  beep: 500,
  recordingReady: 2_000,
  transcribed: 10_000,
  machineDetected: 3_000,
  machineMessage: 8_000,
};
