import { CallInterface } from 'plivo/dist/resources/call.js';
import type { ProviderClient } from '#lib/providers/provider.ts';
import type { EndedStatus } from '#runtime/contract/event.ts';
import { endedStatus, statusOfCause } from '#runtime/providers/plivo/statuses.ts';
import { NotFoundError, type PlivoRequest } from './request.ts';

type Status = Awaited<ReturnType<ProviderClient['callStatus']>>;

/** Plivo keeps calls that live, have ended and wait to be placed under three different addresses. */
export async function callStatus(request: PlivoRequest, providerCallId: string): Promise<Status> {
  const calls = new CallInterface(request);
  const live = await found(calls.getLiveCall(providerCallId));
  if (live) return { status: live.callStatus === 'in-progress' ? 'in-progress' : 'ringing', seconds: null };
  const ended = await found(calls.get(providerCallId));
  if (ended) return { status: statusOf(ended), seconds: secondsOf(ended.callDuration) };
  const queued = await found(calls.getQueuedCall(providerCallId));
  return queued ? { status: 'ringing', seconds: null } : null;
}

type Record = {
  callState: unknown;
  hangupCauseCode: unknown;
  hangupCauseName: unknown;
  callDuration: unknown;
};

function statusOf({ callState, hangupCauseCode, hangupCauseName, callDuration }: Record): EndedStatus {
  const told = endedStatus(String(callState ?? ''));
  if (told !== null) return told;
  if ((secondsOf(callDuration) ?? 0) > 0) return 'completed';
  const cause = statusOfCause(String(hangupCauseCode ?? '')) ?? statusOfCause(String(hangupCauseName ?? ''));
  return cause === 'rejected' ? 'busy' : (cause ?? 'failed');
}

function secondsOf(value: unknown): number | null {
  const seconds = Number(value);
  return value === undefined || value === null || !Number.isFinite(seconds) || seconds < 0 ? null : seconds;
}

async function found<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
