import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speechMilliseconds } from '#runtime/simulator/speech-milliseconds.ts';

describe('how long a text is spoken', () => {
  it('is nothing for no words', () => expect(speechMilliseconds('  ', 'en-US')).toBe(0));

  it.each<[string, string, [number, number]]>([
    ['en-US', 'Welcome to the clinic. For an appointment press one.', [3_000, 5_000]],
    ['de-DE', 'Willkommen in der Praxis. Für einen Termin drücken Sie die Eins.', [3_500, 6_000]],
    ['ja-JP', '予約のご希望の方は一を押してください。', [2_000, 4_000]],
    ['zh-CN', '预约请按一，其他服务请按二。', [2_500, 4_500]],
  ])('is about what a voice takes: %s', (language, text, [least, most]) => {
    expect(speechMilliseconds(text, language)).toBeGreaterThan(least);
    expect(speechMilliseconds(text, language)).toBeLessThan(most);
  });

  it('takes figures one by one', () => {
    expect(speechMilliseconds('0042', 'en-US')).toBeGreaterThan(speechMilliseconds('four', 'en-US') * 2);
  });

  it('is longer for more words, a whole number, and the same in any spelling of the language', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en-US', 'DE', '', 'xx'), (text, language) => {
        const milliseconds = speechMilliseconds(text, language);
        expect(Number.isInteger(milliseconds)).toBe(true);
        expect(milliseconds).toBeGreaterThanOrEqual(0);
        expect(speechMilliseconds(`${text} and more`, language)).toBeGreaterThan(milliseconds);
        expect(speechMilliseconds(text, language.toUpperCase())).toBe(milliseconds);
      }),
    );
  });
});
