import type { Probes } from '#runtime/contract/probes.ts';
import type { Verify } from './fields.ts';

/** A code, what can be none, and the key for another one; the provider's answers are its own. */
export function probes({ digits, resendKey }: Verify): Probes {
  return {
    digits: ['1234567890'.slice(0, digits), '12', ...(resendKey === '' ? [] : [resendKey])],
    lookUps: {
      'verify-start': [{ verify: 'sent' }, { verify: 'not-sent' }],
      'verify-check': [{ verify: 'approved' }, { verify: 'wrong' }, { verify: 'expired' }],
    },
  };
}
