import twilio from 'twilio';
import { type ProviderCredentials, ProviderError, type RestOptions } from '#lib/providers/provider.ts';
import { GatewayRequestClient } from './request-client.ts';

export type Sdk = ReturnType<typeof twilio>;

const defaultTimeoutMilliseconds = 10_000;

/** Twilio's SDK for an account, made when it is first asked for. Throws `ProviderError` then for what are no credentials. */
export function lazySdk({ accountId, tokens }: ProviderCredentials, options: RestOptions = {}): () => Sdk {
  const { baseUrl, timeoutMilliseconds = defaultTimeoutMilliseconds } = options;
  let made: Sdk | null = null;
  return () => {
    const [token = ''] = tokens;
    if (!accountId.startsWith('AC') || token === '') {
      throw new ProviderError(
        'Twilio: an account SID (it begins with AC) and its auth token are needed',
        true,
      );
    }
    made ??= twilio(accountId, token, {
      timeout: timeoutMilliseconds,
      ...(baseUrl === undefined
        ? {}
        : { httpClient: new GatewayRequestClient(baseUrl, timeoutMilliseconds) }),
    });
    return made;
  };
}
