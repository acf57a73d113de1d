import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import type { WireRequest } from './phone/exchange.ts';
import { plivoWire } from './phone/plivo/plivo-wire.ts';
import { twilioWire } from './phone/twilio/twilio-wire.ts';
import { accounts, type ProviderName } from './ringtree.ts';

/** A webhook of the virtual provider as it goes over the wire, signed by the test's account. */
export function signWebhook(provider: ProviderName, webhook: PhoneRequest): WireRequest {
  const { method, parameters } = webhook;
  const fields = new URLSearchParams(parameters).toString();
  if (method === 'GET') {
    const url =
      fields === '' ? webhook.url : `${webhook.url}${webhook.url.includes('?') ? '&' : '?'}${fields}`;
    return {
      method,
      url,
      headers: { ...webhook.headers, ...signature(provider, { method, url }) },
      body: '',
    };
  }
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  const signed = signature(provider, { method, url: webhook.url, form: parameters });
  return { method, url: webhook.url, headers: { ...webhook.headers, ...type, ...signed }, body: fields };
}

type Signed = { method: 'GET' | 'POST'; url: string; form?: Record<string, string> };

function signature(provider: ProviderName, { method, url, form = {} }: Signed): Record<string, string> {
  return wires[provider].sign({ method, url, form, token: accounts[provider].token });
}

const wires = { twilio: twilioWire, plivo: plivoWire };
