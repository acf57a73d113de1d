import { connectionOverride } from '#runtime/simulator/connection-override.ts';
import type { Complaint, Dialect, FetchFailure } from '#runtime/simulator/dialect.ts';
import type { Occasion } from '#runtime/simulator/occasion.ts';

/** https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const defaults = {
  readTimeout: 15_000,
  longestRead: 15_000,
  connectTimeout: 5_000,
  retries: 1,
  policy: 'ct',
};

/** What Twilio's log calls a request that failed. A refused connection is known at once. */
export const failure: Dialect['failure'] = (reason, link, occasion) => {
  const milliseconds = reason === 'timeout' ? connectionOverride(link.url, defaults).readTimeout : 0;
  return { complaint: complaintOf(reason, occasion, link.url), milliseconds };
};

export const repeats: Dialect['repeats'] = (reason, { url }) => {
  const { retries, retriesOn } = connectionOverride(url, defaults);
  return retriesOn(reason) ? retries : 0;
};

function complaintOf(reason: FetchFailure, occasion: Occasion, url: string): Complaint {
  if (typeof reason === 'number') {
    // https://www.twilio.com/docs/api/errors/15003
    if (occasion.kind === 'call-reported' || occasion.kind === 'leg-reported')
      return { code: '15003', text: `Call Progress: warning response to callback URL: ${reason} of ${url}` };
    if (reason >= 300 && reason < 400)
      return { code: '11216', text: `HTTP invalid redirect: ${reason} of ${url}` };
    return { code: '11200', text: `HTTP retrieval failure: ${reason} of ${url}` };
  }
  switch (reason) {
    case 'timeout':
      return { code: '11203', text: `HTTP communication total time out triggered: ${url}` };
    case 'connection':
      return { code: '11205', text: `HTTP connection failure: ${url}` };
    case 'redirects':
      return { code: '11215', text: `HTTP too many redirects: ${url}` };
  }
}
