import { expect, it } from 'vitest';
import type { Capability } from '#runtime/contract/capabilities.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { check } from '#runtime/providers/plivo/capabilities.ts';

const say: Capability = { kind: 'say', field: 'prompt', characters: 9_000, ssml: true, language: 'en-US' };
const gather = {
  kind: 'gather',
  field: 'language',
  digits: true,
  speech: true,
  firstSeconds: 5,
  betweenSeconds: 3,
  mostDigits: 32,
  finishKey: '#',
  language: 'de',
} satisfies Capability;
const dial = {
  kind: 'dial',
  field: 'people',
  targets: 10,
  together: true,
  client: true,
  timeoutSeconds: 120,
  acceptKey: null,
  detectMachine: false,
  music: true,
} satisfies Capability;
const record = {
  kind: 'record',
  field: 'trim',
  mostSeconds: 3_600,
  transcribe: true,
  silenceSeconds: 5,
  finishKeys: '#',
  trim: false,
} satisfies Capability;
const conference = {
  kind: 'conference',
  field: 'most',
  mostParticipants: 20,
  music: true,
} satisfies Capability;

it.each([
  say,
  gather,
  { ...gather, mostDigits: 1, betweenSeconds: 0 },
  { ...gather, digits: false, mostDigits: 99, betweenSeconds: 0 },
  dial,
  { ...dial, together: false, acceptKey: '1' },
  record,
  conference,
  { kind: 'stream', field: 'audio', audio: 'linear-16000' } satisfies Capability,
  { kind: 'reject', field: 'reason', first: true } satisfies Capability,
  { kind: 'record-call', field: 'record' } satisfies Capability,
])('nothing to say of %j', (capability) => expect(check(capability)).toEqual([]));

it.each<[Capability, Omit<NodeProblem, 'field'>]>([
  [
    { ...say, language: 'ga' },
    { code: 'provider-no-voice', severity: 'warning', parameters: { language: 'ga' } },
  ],
  [
    { ...gather, firstSeconds: 4 },
    { code: 'provider-answer-time', severity: 'warning', parameters: { least: 5, most: 60 } },
  ],
  [
    { ...gather, firstSeconds: 61 },
    { code: 'provider-answer-time', severity: 'warning', parameters: { least: 5, most: 60 } },
  ],
  [
    { ...gather, betweenSeconds: 1 },
    { code: 'provider-time-between-keys', severity: 'warning', parameters: { least: 2, most: 10 } },
  ],
  [
    { ...gather, betweenSeconds: 11 },
    { code: 'provider-time-between-keys', severity: 'warning', parameters: { least: 2, most: 10 } },
  ],
  [
    { ...gather, mostDigits: 33 },
    { code: 'provider-too-many-digits', severity: 'error', parameters: { most: 32 } },
  ],
  [
    { ...dial, targets: 11 },
    { code: 'provider-too-many-targets', severity: 'error', parameters: { most: 10 } },
  ],
  [
    { ...dial, timeoutSeconds: 121 },
    { code: 'provider-ringing-time', severity: 'warning', parameters: { least: 1, most: 120 } },
  ],
  [
    { ...dial, detectMachine: true },
    { code: 'provider-no-machine-detection', severity: 'warning', parameters: {} },
  ],
  [
    { ...dial, together: false, acceptKey: '12' },
    { code: 'provider-one-key-to-accept', severity: 'error', parameters: {} },
  ],
  [
    { ...dial, acceptKey: '1' },
    { code: 'provider-one-announcement-for-all', severity: 'warning', parameters: {} },
  ],
  [
    { ...record, trim: true },
    { code: 'provider-no-trim', severity: 'warning', parameters: {} },
  ],
  [
    { ...conference, mostParticipants: 21 },
    { code: 'provider-too-many-participants', severity: 'error', parameters: { most: 20 } },
  ],
  [
    { kind: 'reject', field: 'reason', first: false },
    { code: 'provider-reject-not-first', severity: 'warning', parameters: {} },
  ],
])('%j: %j', (capability, problem) => {
  expect(check(capability)).toEqual([{ ...problem, field: capability.field }]);
});
