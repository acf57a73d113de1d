import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCallIds, threadOfCall } from '#lib/calls/call-ids.ts';

const place = fc
  .integer({ min: 1, max: 64 })
  .chain((count) => fc.record({ count: fc.constant(count), index: fc.nat(count - 1) }));
const time = fc.nat(2 ** 48 - 1);

test('an id leads back to the thread that made it', () => {
  fc.assert(
    fc.property(place, time, (place, at) => {
      expect(threadOfCall(createCallIds(place)(at), place.count)).toBe(place.index);
    }),
  );
});

test('an id is a UUID of version 7, of the time the call begins', () => {
  fc.assert(
    fc.property(place, time, (place, at) => {
      const id = createCallIds(place)(at);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    }),
  );
});

test('an id of elsewhere leads to one of the threads, always the same', () => {
  fc.assert(
    fc.property(fc.uuid(), place, (id, { count }) => {
      const thread = threadOfCall(id, count);
      expect(Array.from({ length: count }, (_, index) => index)).toContain(thread);
      expect(threadOfCall(id, count)).toBe(thread);
    }),
  );
});
