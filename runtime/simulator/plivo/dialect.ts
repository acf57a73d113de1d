import { type ConnectionOverride, connectionOverride } from '#runtime/simulator/connection-override.ts';
import type { Dialect, FetchFailure } from '#runtime/simulator/dialect.ts';
import type { CallEndCause } from '#runtime/simulator/occasion.ts';
import { ordinaryTimes } from '#runtime/simulator/ordinary-times.ts';
import type { Link } from '#runtime/simulator/verb.ts';
import { parameters, recordingUrl } from './parameters.ts';
import { read } from './read.ts';
import { complaintOf } from './reading.ts';
import { why } from './why.ts';

/** Plivo's voice platform. https://www.plivo.com/docs/voice/xml/overview */
export const dialect: Dialect = {
  name: 'plivo',
  read,
  parameters,
  why,
  headers: () => ({}),
  newId: (of, seeded) => (of === 'account' ? `MA${seeded(18).toUpperCase()}` : uuid(seeded(32))),
  recordingUrl,
  failure: (reason, link, occasion) => {
    const { connectTimeout, readTimeout } = patience(link);
    const milliseconds = reason === 'timeout' ? readTimeout : reason === 'connection' ? connectTimeout : 0;
    return { complaint: complaintOf('701', occasion, failureText(reason, link)), milliseconds };
  },
  repeats: (reason, link) => {
    const { retries, retriesOn } = patience(link);
    return retriesOn(reason) ? retries : 0;
  },
  // An answer that came and cannot be run is not asked for elsewhere.
  fallsBack: ({ kind }, failure) => kind === 'call-started' && failure !== 'unusable',
  keepsWaitDocument: true,
  connectsWithoutDocument: true,
  apology: [],
  endedStatus,
  times: {
    ...ordinaryTimes,
    shortestRecording: 0,
  },
};

/** https://www.plivo.com/docs/voice/concepts/callback-configurations */
function patience({ url }: Link): ConnectionOverride {
  return connectionOverride(url, {
    connectTimeout: 2_000,
    readTimeout: 40_000,
    longestRead: 40_000,
    retries: 1,
    policy: 'ct,rt',
  });
}

function endedStatus(cause: CallEndCause, answered: boolean): ReturnType<Dialect['endedStatus']> {
  if (answered) return 'completed';
  switch (cause) {
    case 'caller':
      return 'canceled';
    case 'busy':
    case 'rejected':
      return 'busy';
    case 'error':
      return 'failed';
    default:
      return 'completed';
  }
}

function failureText(reason: FetchFailure, { url }: Link): string {
  if (typeof reason === 'number') return `${url} answered ${reason}`;
  const what = {
    timeout: 'did not answer in time',
    connection: 'cannot be reached',
    redirects: 'redirects too often',
  };
  return `${url} ${what[reason]}`;
}

function uuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
