import {
  type CreateProviderClient,
  type EffectTarget,
  type ProviderClient,
  ProviderError,
} from '#lib/providers/provider.ts';
import { guarded } from '#lib/providers/rest-failure.ts';
import type { ProviderEffect } from '#runtime/contract/effect.ts';
import { type CallStatus, callStatuses } from '#runtime/contract/event.ts';
import { isCallOver, providerError } from './errors.ts';
import { lazySdk, type Sdk } from './sdk.ts';

/** Twilio's REST API through its SDK. Wrong credentials show when the first method is called, not here. */
export const createClient: CreateProviderClient = (credentials, options) => {
  const { accountId } = credentials;
  const sdk = lazySdk(credentials, options);
  return {
    carryOut: guarded(async (effect, target) => carryOut(sdk(), effect, target), providerError),
    callStatus: guarded(async (providerCallId) => callStatus(sdk(), providerCallId), providerError),
    test: guarded(
      async () => (await sdk().api.v2010.accounts(accountId).fetch()).friendlyName,
      providerError,
    ),
    numbers: guarded(async () => {
      const numbers = await sdk().incomingPhoneNumbers.list({ pageSize: 1_000, limit: 10_000 });
      return numbers.map(({ phoneNumber, friendlyName, sid }) => ({
        number: phoneNumber,
        label: friendlyName,
        id: sid,
      }));
    }, providerError),
    connectNumber: guarded(async (number, urls) => {
      const [found] = await sdk().incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 });
      if (found === undefined) throw new ProviderError(`Twilio: the account has no number ${number}`, true);
      await sdk()
        .incomingPhoneNumbers(found.sid)
        .update({
          voiceUrl: urls.voice,
          voiceMethod: 'POST',
          voiceFallbackUrl: urls.fallback,
          voiceFallbackMethod: 'POST',
          statusCallback: urls.status,
          statusCallbackMethod: 'POST',
          ...(leadsNowhere(found.smsUrl, urls.message) ? { smsUrl: urls.message, smsMethod: 'POST' } : {}),
          // Either of these would go before the addresses.
          voiceApplicationSid: '',
          trunkSid: '',
        });
    }, providerError),
  };
};

/** Twilio gives new numbers an address of its own that answers with a sample. */
function leadsNowhere(address: string | null, ours: string): boolean {
  return !address || address === ours || address.startsWith('https://demo.twilio.com/');
}

async function carryOut(
  sdk: Sdk,
  effect: ProviderEffect,
  { providerCallId, urls }: EffectTarget,
): Promise<string> {
  switch (effect.kind) {
    case 'redirect-call':
      return onLiveCall(async () => {
        await sdk.calls(providerCallId).update({ url: urls.moved, method: 'POST' });
        return '';
      });
    case 'hang-up-call':
      return onLiveCall(async () => {
        await sdk.calls(providerCallId).update({ status: 'completed' });
        return '';
      });
    case 'start-recording':
      return onLiveCall(async () => {
        const recording = await sdk.calls(providerCallId).recordings.create({
          recordingChannels: effect.tracks,
          recordingTrack: 'both',
          recordingStatusCallback: urls.recording,
          recordingStatusCallbackMethod: 'POST',
          recordingStatusCallbackEvent: ['completed', 'absent'],
        });
        return recording.sid;
      });
    case 'start-call': {
      const call = await sdk.calls.create({
        from: effect.from,
        to: effect.to,
        url: urls.answer,
        method: 'POST',
        fallbackUrl: urls.fallback,
        fallbackMethod: 'POST',
        statusCallback: urls.status,
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['ringing', 'answered', 'completed'],
      });
      return call.sid;
    }
    case 'send-message': {
      const { from, to, text } = effect;
      return (await sdk.messages.create({ from, to, body: text, statusCallback: urls.messageStatus })).sid;
    }
  }
}

/** A call that has ended meanwhile needs nothing more. */
async function onLiveCall(change: () => Promise<string>): Promise<string> {
  try {
    return await change();
  } catch (error) {
    if (isCallOver(error)) return '';
    throw error;
  }
}

async function callStatus(sdk: Sdk, providerCallId: string): ReturnType<ProviderClient['callStatus']> {
  try {
    const { status, duration } = await sdk.calls(providerCallId).fetch();
    const seconds = Number(duration);
    return { status: neutralStatus(status), seconds: duration && Number.isFinite(seconds) ? seconds : null };
  } catch (error) {
    if (isCallOver(error)) return null;
    throw error;
  }
}

/** Twilio also knows `queued` and `initiated`: nobody hears it ring yet. */
function neutralStatus(status: string): CallStatus {
  return callStatuses.find((known) => known === status) ?? 'ringing';
}
