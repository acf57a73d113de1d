import type { Config } from '#lib/config.ts';
import type { Resources } from '#runtime/contract/resources.ts';

/** What callers hear when nothing else works, as the configuration has it. */
export function fallbackOf({
  FALLBACK_MESSAGE: message,
  FALLBACK_LANGUAGE: language,
  FALLBACK_NUMBER: number = '',
}: Pick<Config, 'FALLBACK_MESSAGE' | 'FALLBACK_LANGUAGE' | 'FALLBACK_NUMBER'>): Required<
  Resources['fallback']
> {
  return { message, language, number };
}
