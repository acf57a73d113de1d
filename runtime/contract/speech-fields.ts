import { z } from 'zod';
import { type FieldMeta, field } from './field.ts';

/** Settings of every step that listens; `shownWhen` where listening can be switched off. */
export function speechFields(model: 'default' | 'commands', shownWhen?: FieldMeta['shownWhen']) {
  const shown = shownWhen === undefined ? {} : { shownWhen };
  return {
    model: field(z.enum(['default', 'commands', 'phone-call']).default(model), {
      widget: 'choice',
      tab: 'choices',
      ...shown,
    }),
    /** Silence that ends what is said; 0 leaves it to the provider. */
    endSeconds: field(z.number().int().min(0).max(10).default(0), {
      widget: 'seconds',
      tab: 'choices',
      unit: 'seconds',
      ...shown,
    }),
    profanityFilter: field(z.boolean().default(true), { widget: 'switch', tab: 'choices', ...shown }),
  };
}
