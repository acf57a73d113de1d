import { expect, test } from 'vitest';
import { createLog } from '#lib/log.ts';

function lines(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(
    createLog('trace', {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

test.each([
  { secrets: 'hidden' },
  { account: { authToken: 'hidden' } },
  { request: { headers: { authorization: 'hidden', 'x-twilio-signature': 'hidden' } } },
  { event: { digits: 'hidden' } },
  { body: { Digits: 'hidden', SpeechResult: 'hidden' } },
])('%j is cut out', (fields) => {
  const text = lines((log) => log.trace(fields, 'a line'));
  expect(text).toContain('a line');
  expect(text).not.toContain('hidden');
});

test('an error is logged without the values that PostgreSQL quotes in it', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (digits)=(hidden)' });
  const text = lines((log) => log.error({ error }, 'a line'));
  expect(text).toContain('duplicate key');
  expect(text).toContain('23505');
  expect(text).not.toContain('hidden');
});
