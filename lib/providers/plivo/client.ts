import { AccountInterface } from 'plivo/dist/resources/accounts.js';
import { CallInterface } from 'plivo/dist/resources/call.js';
import { MessageInterface } from 'plivo/dist/resources/messages.js';
import type { CreateProviderClient, EffectTarget } from '#lib/providers/provider.ts';
import { guarded } from '#lib/providers/rest-failure.ts';
import type { ProviderEffect } from '#runtime/contract/effect.ts';
import { bareNumber } from './bare-number.ts';
import { callStatus } from './call-status.ts';
import { providerError } from './errors.ts';
import { connectNumber, listNumbers } from './numbers.ts';
import { lazyRequest, NotFoundError, type PlivoRequest } from './request.ts';

/** As long as Plivo lets a call last; its own default for a recording is a minute. */
const longestCallSeconds = 86_400;

/** Plivo's REST API through its SDK. Wrong credentials show when the first method is called, not here. */
export const createClient: CreateProviderClient = (credentials, options) => {
  const request = lazyRequest(credentials, options);
  return {
    carryOut: guarded(async (effect, target) => carryOut(request(), effect, target), providerError),
    callStatus: guarded(async (providerCallId) => callStatus(request(), providerCallId), providerError),
    test: guarded(async () => (await new AccountInterface(request()).get()).name, providerError),
    numbers: guarded(async () => listNumbers(request()), providerError),
    connectNumber: guarded(async (number, urls) => connectNumber(request(), number, urls), providerError),
  };
};

async function carryOut(
  request: PlivoRequest,
  effect: ProviderEffect,
  { providerCallId, urls }: EffectTarget,
): Promise<string> {
  const calls = new CallInterface(request);
  switch (effect.kind) {
    case 'redirect-call':
      return onLiveCall(async () => {
        const moved = { legs: 'aleg', alegUrl: urls.moved, alegMethod: 'POST', blegUrl: '', blegMethod: '' };
        await calls.transfer(providerCallId, moved);
        return '';
      });
    case 'hang-up-call':
      return onLiveCall(async () => {
        await calls.hangup(providerCallId);
        return '';
      });
    case 'start-recording':
      return onLiveCall(async () => {
        const recording = await calls.record(providerCallId, {
          timeLimit: longestCallSeconds,
          fileFormat: 'mp3',
          recordChannelType: effect.tracks === 'dual' ? 'stereo' : 'mono',
          callbackUrl: urls.recording,
          callbackMethod: 'POST',
        });
        return text(recording.recordingId);
      });
    case 'start-call': {
      const call = await calls.create(bareNumber(effect.from), bareNumber(effect.to), urls.answer, {
        answerMethod: 'POST',
        ringUrl: urls.status,
        ringMethod: 'POST',
        hangupUrl: urls.status,
        hangupMethod: 'POST',
        fallbackUrl: urls.fallback,
        fallbackMethod: 'POST',
      });
      return text([call.requestUuid].flat()[0]);
    }
    case 'send-message': {
      const status = { url: urls.messageStatus, method: 'POST' };
      const messages = new MessageInterface(request);
      const message = await messages.create(
        bareNumber(effect.from),
        bareNumber(effect.to),
        effect.text,
        status,
      );
      return text([message.messageUuid].flat()[0]);
    }
  }
}

/** A call that has ended meanwhile needs nothing more. */
async function onLiveCall(change: () => Promise<string>): Promise<string> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof NotFoundError) return '';
    throw error;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
