import { z } from 'zod';
import { field } from './field.ts';
import { FinishKey } from './key.ts';

/** Settings of every step that asks the caller for keys. */
export const askFields = {
  /** From the end of the prompt to the first key or word. */
  firstSeconds: field(z.number().int().min(1).max(60).default(5), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  betweenSeconds: field(z.number().int().min(1).max(30).default(3), {
    widget: 'seconds',
    tab: 'trouble',
    unit: 'seconds',
  }),
  /** How often the caller may try in all. */
  attempts: field(z.number().int().min(1).max(10).default(3), {
    widget: 'number',
    tab: 'trouble',
    unit: 'tries',
  }),
  finishKey: field(FinishKey.default('#'), { widget: 'key', tab: 'choices' }),
  bargeIn: field(z.boolean().default(true), { widget: 'switch', tab: 'prompt' }),
};
