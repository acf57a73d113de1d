import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '#lib/log.ts';
import { hostileTexts } from './hostile-texts.ts';
import { seed } from './seed.ts';

// What is cut out of a line by its name is in tests/ground/log.test.ts, what the database keeps of secrets in tests/driver/secrets.test.ts.

function written(write: (log: ReturnType<typeof createLog>) => void): string {
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

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 60 }));

test('whatever is logged is one line of JSON, without a character that a terminal obeys or that turns text round', () => {
  fc.assert(
    fc.property(text, text, fc.jsonValue(), (one, other, json) => {
      const line = written((log) =>
        log.warn(
          {
            call: one,
            [other || 'x']: one,
            json,
            error: new Error(one, { cause: other }),
            nested: { from: one },
          },
          other,
        ),
      );
      expect(line.endsWith('}\n')).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(
        /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
      );
      const read: unknown = JSON.parse(line);
      expect(read).toMatchObject({ level: 40, nested: { from: one } });
    }),
    { seed, numRuns: 2_000 },
  );
});

test('a line cannot pretend to be another', () => {
  const forged = '"}\n{"level":50,"msg":"the database is gone"}\n{"x":"';
  const lines = written((log) => log.info({ from: forged }, forged))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(1);
});
