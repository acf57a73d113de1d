import type { Probes } from '#runtime/contract/probes.ts';
import { examplePhone, examplePhoneFrom } from '#runtime/expressions/example-phone.ts';
import type { IncomingCall } from './schema.ts';

/** A caller for each rule that chooses a language. */
export function probes({ languages }: IncomingCall): Probes {
  const callers = languages.map(({ from }) =>
    from.startsWith('+') ? examplePhoneFrom(from) : examplePhone(from),
  );
  return { callers: callers.filter((number) => number !== '') };
}
