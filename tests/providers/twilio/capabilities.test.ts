import { expect, test } from 'vitest';
import type { Capability } from '#runtime/contract/capabilities.ts';
import { check } from '#runtime/providers/twilio/capabilities.ts';

const dial: Capability = {
  kind: 'dial',
  field: 'people',
  targets: 10,
  together: true,
  client: true,
  timeoutSeconds: 20,
  acceptKey: '1',
  detectMachine: false,
  music: false,
};
const gather: Capability = {
  kind: 'gather',
  field: 'language',
  digits: true,
  speech: true,
  firstSeconds: 5,
  betweenSeconds: 3,
  mostDigits: 4,
  finishKey: '#',
  language: 'de',
};
const record: Capability = {
  kind: 'record',
  field: 'mostSeconds',
  mostSeconds: 120,
  transcribe: true,
  silenceSeconds: 5,
  finishKeys: '#',
  trim: true,
};

const fine: Capability[] = [
  { kind: 'say', field: 'prompt', characters: 9_000, ssml: true, language: 'en-US' },
  gather,
  dial,
  { ...dial, targets: 30, together: false },
  record,
  { kind: 'conference', field: 'mostParticipants', mostParticipants: 250, music: true },
  { kind: 'stream', field: 'audio', audio: 'mulaw-8000' },
  { kind: 'reject', field: 'reason', first: true },
  { kind: 'record-call', field: 'record' },
];

test.each(fine)('$kind: what Twilio can do is no problem', (capability) => {
  expect(check(capability)).toEqual([]);
});

const limited: [Capability, string, 'warning' | 'error'][] = [
  [
    { kind: 'say', field: 'prompt', characters: 9, ssml: false, language: 'ga' },
    'provider-no-voice',
    'warning',
  ],
  [{ ...gather, language: 'ga' }, 'provider-no-speech-language', 'warning'],
  [{ ...dial, targets: 11 }, 'provider-too-many-targets', 'error'],
  [{ ...dial, music: true }, 'provider-no-ringing-music', 'warning'],
  [{ ...dial, timeoutSeconds: 3 }, 'provider-ringing-time', 'warning'],
  [{ ...dial, detectMachine: true }, 'provider-no-machine-detection-for-apps', 'warning'],
  [{ ...record, mostSeconds: 121 }, 'provider-transcript-length', 'warning'],
  [{ ...record, transcribe: false, mostSeconds: 20_000 }, 'provider-recording-length', 'warning'],
  [
    { kind: 'conference', field: 'most', mostParticipants: 251, music: false },
    'provider-too-many-participants',
    'error',
  ],
  [{ kind: 'stream', field: 'audio', audio: 'linear-16000' }, 'provider-stream-audio', 'warning'],
  [{ kind: 'reject', field: 'reason', first: false }, 'provider-reject-not-first', 'warning'],
];

test.each(limited)('%o: %s', (capability, code, severity) => {
  expect(check(capability)).toEqual([expect.objectContaining({ code, severity, field: capability.field })]);
});
