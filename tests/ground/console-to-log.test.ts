import { expect, test } from 'vitest';
import { consoleToLog } from '#lib/console-to-log.ts';
import { createLog } from '#lib/log.ts';

function told(...given: unknown[]): object[] {
  const lines: string[] = [];
  const target = { error: console.error, warn: console.warn };
  consoleToLog(target, () => createLog('trace', { write: (line) => void lines.push(line) }));
  target.error(...given);
  return lines.map((line) => JSON.parse(line));
}

test('an error of many lines is one line of the log', () => {
  const error = Object.assign(new TypeError('Something\nbroke'), { digest: '12', code: 'P1001' });
  expect(told('\u001b[31m⨯\u001b[39m', error)).toEqual([
    expect.objectContaining({
      level: 50,
      msg: '⨯',
      source: 'pages',
      error: expect.objectContaining({ type: 'TypeError', message: 'Something\nbroke', code: 'P1001' }),
    }),
  ]);
});

test('words with values in them are put together, and nothing is no line', () => {
  expect(told('%s took %d ms\n', 'It', 7)).toMatchObject([{ msg: 'It took 7 ms' }]);
  expect(told()).toEqual([]);
  expect(told(new Error('alone'))).toMatchObject([{ msg: 'a page failed' }]);
});
