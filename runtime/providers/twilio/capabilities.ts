import type { Capability, CheckCapability } from '#runtime/contract/capabilities.ts';
import { type CapabilityTest, failedTests } from '#runtime/providers/failed-tests.ts';
import { nearestLanguages } from '#runtime/providers/nearest-language.ts';
import { speechLanguages } from './speech-languages.ts';
import { chooseVoice } from './voices.ts';

/** Where Twilio's limits show to callers. What is emulated without a difference they would notice is told nowhere. */
export const check: CheckCapability = (capability) => failedTests(capability.field, tests(capability));

function tests(capability: Capability): CapabilityTest[] {
  switch (capability.kind) {
    case 'say':
      return [
        {
          when: chooseVoice(capability.language, {}).voice === undefined,
          code: 'provider-no-voice',
          parameters: { language: capability.language },
        },
      ];
    case 'gather':
      return [
        {
          when: capability.speech && nearestLanguages(capability.language, speechLanguages).length === 0,
          code: 'provider-no-speech-language',
          parameters: { language: capability.language },
        },
      ];
    case 'dial':
      return [
        {
          when: capability.targets > 10 && capability.together,
          code: 'provider-too-many-targets',
          severity: 'error',
          parameters: { most: 10 },
        },
        { when: capability.music, code: 'provider-no-ringing-music' },
        {
          when: capability.timeoutSeconds < 5 || capability.timeoutSeconds > 600,
          code: 'provider-ringing-time',
          parameters: { least: 5, most: 600 },
        },
        {
          when: capability.client && capability.detectMachine,
          code: 'provider-no-machine-detection-for-apps',
        },
      ];
    case 'record':
      return [
        {
          when: capability.transcribe && capability.mostSeconds > 120,
          code: 'provider-transcript-length',
          parameters: { most: 120 },
        },
        {
          when: capability.mostSeconds > 14_400,
          code: 'provider-recording-length',
          parameters: { most: 14_400 },
        },
      ];
    case 'conference':
      return [
        {
          when: capability.mostParticipants > 250,
          code: 'provider-too-many-participants',
          severity: 'error',
          parameters: { most: 250 },
        },
      ];
    case 'stream':
      return [{ when: capability.audio !== 'mulaw-8000', code: 'provider-stream-audio' }];
    case 'reject':
      return [{ when: !capability.first, code: 'provider-reject-not-first' }];
    case 'record-call':
      return [];
  }
}
