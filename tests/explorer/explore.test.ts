import { describe, expect, test } from 'vitest';
import { exploreDocument, sampleFlows } from './sample-flows.ts';

describe.each([...sampleFlows()])('%s', (_name, document) => {
  const exploration = exploreDocument(document);

  test('is walked to the end and has nothing that callers would suffer from', () => {
    expect(exploration.findings).toEqual([]);
    expect(exploration.complete).toBe(true);
  });

  test('has no outcome that calls cannot come to', () => {
    const missed = exploration.outcomes.filter(({ reached, optional }) => !reached && !optional);
    expect(missed.map(({ node, port }) => `${node} ${port}`)).toEqual([]);
  });
});
