import type { Capability, CheckCapability } from '#runtime/contract/capabilities.ts';
import { type CapabilityTest, failedTests } from '#runtime/providers/failed-tests.ts';
import { chooseVoice } from './voices.ts';

/** Where Plivo's limits show to callers. What is emulated without a difference they would notice is told nowhere. */
export const check: CheckCapability = (capability) => failedTests(capability.field, tests(capability));

function tests(capability: Capability): CapabilityTest[] {
  switch (capability.kind) {
    case 'say': {
      const { language, ssml } = capability;
      const chosen = chooseVoice(language, {}, ssml);
      return [
        { when: chosen.voice === undefined, code: 'provider-no-voice', parameters: { language } },
        {
          when: ssml && chosen.voice !== undefined && !chosen.ssml,
          code: 'provider-no-ssml',
          parameters: { language },
        },
      ];
    }
    case 'gather':
      return [
        {
          when: capability.firstSeconds < 5 || capability.firstSeconds > 60,
          code: 'provider-answer-time',
          parameters: { least: 5, most: 60 },
        },
        {
          when:
            capability.digits &&
            capability.mostDigits !== 1 &&
            (capability.betweenSeconds < 2 || capability.betweenSeconds > 10),
          code: 'provider-time-between-keys',
          parameters: { least: 2, most: 10 },
        },
        {
          when: capability.digits && capability.mostDigits > 32,
          code: 'provider-too-many-digits',
          severity: 'error',
          parameters: { most: 32 },
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
        {
          when: capability.timeoutSeconds > 120,
          code: 'provider-ringing-time',
          parameters: { least: 1, most: 120 },
        },
        { when: capability.detectMachine, code: 'provider-no-machine-detection' },
        {
          when: (capability.acceptKey ?? '').length > 1,
          code: 'provider-one-key-to-accept',
          severity: 'error',
        },
        {
          when: capability.acceptKey !== null && capability.together && capability.targets > 1,
          code: 'provider-one-announcement-for-all',
        },
      ];
    case 'record':
      return [{ when: capability.trim, code: 'provider-no-trim' }];
    case 'conference':
      return [
        {
          when: capability.mostParticipants > 20,
          code: 'provider-too-many-participants',
          severity: 'error',
          parameters: { most: 20 },
        },
      ];
    case 'stream':
      return [];
    case 'reject':
      return [{ when: !capability.first, code: 'provider-reject-not-first' }];
    case 'record-call':
      return [];
  }
}
