import twilio from 'twilio';
import type Response from 'twilio/lib/http/response.js';

/** The SDK's own client, sending what it would send to `https://api.twilio.com` to another address. */
export class GatewayRequestClient extends twilio.RequestClient {
  readonly #baseUrl: string;

  constructor(baseUrl: string, timeoutMilliseconds: number) {
    super({ timeout: timeoutMilliseconds });
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
  }

  override request<Data>(options: RequestOptions<Data>): Promise<Response<Data>> {
    const { pathname, search } = new URL(options.uri);
    return super.request<Data>(Object.assign({}, options, { uri: `${this.#baseUrl}${pathname}${search}` }));
  }
}

type RequestOptions<Data> = Parameters<typeof twilio.RequestClient.prototype.request<Data>>[0];
