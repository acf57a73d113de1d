import { expect, it } from 'vitest';
import { seededId } from '#runtime/rehearsal/seeded-id.ts';

it('depends on the seed alone, and looks like the id of a call', () => {
  const ids = Array.from({ length: 2_000 }, (_, number) => seededId(`call ${number}`));
  expect(new Set(ids).size).toBe(ids.length);
  expect(seededId('call 7')).toBe(ids[7]);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});
