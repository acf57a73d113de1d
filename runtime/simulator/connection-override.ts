import type { FetchFailure } from './dialect.ts';

export type ConnectionOverride = {
  /** Milliseconds. */
  connectTimeout: number;
  readTimeout: number;
  retries: number;
  /** Whether a request that failed so is sent again. */
  retriesOn: (failure: FetchFailure) => boolean;
};

type Defaults = {
  connectTimeout: number;
  readTimeout: number;
  longestRead: number;
  retries: number;
  policy: string;
};

/** How patient a provider is with an address, as the fragment says: `#ct=2000&rt=5000&rc=2&rp=ct,5xx`. */
export function connectionOverride(url: string, defaults: Defaults): ConnectionOverride {
  const mark = url.indexOf('#');
  const told = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const policies = (told.get('rp') ?? defaults.policy).split(',').map((word) => word.trim());
  const { connectTimeout, readTimeout, longestRead } = defaults;
  return {
    connectTimeout: number(told.get('ct'), { least: 100, most: 10_000, otherwise: connectTimeout }),
    readTimeout: number(told.get('rt'), { least: 100, most: longestRead, otherwise: readTimeout }),
    retries: number(told.get('rc'), { least: 0, most: 5, otherwise: defaults.retries }),
    retriesOn: (failure) => policies.includes('all') || policies.includes(policyOf(failure)),
  };
}

function policyOf(failure: FetchFailure): string {
  if (failure === 'timeout') return 'rt';
  if (failure === 'connection') return 'ct';
  return typeof failure === 'number' ? `${Math.floor(failure / 100)}xx` : '';
}

function number(
  text: string | null,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : otherwise;
}
