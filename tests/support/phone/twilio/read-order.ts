import { linkTo } from '../read-link.ts';
import type { ReadOrder } from '../rest-interface.ts';

/** Twilio's `Calls` resource, as far as live calls go. */
export const readTwilioOrder: ReadOrder = ({ method, path, fields }) => {
  const [, account = '', call = '', recordings] =
    /^\/2010-04-01\/Accounts\/(AC\w+)\/Calls\/(CA\w+)(\/Recordings)?\.json$/.exec(path) ?? [];
  if (call === '') return null;
  const resource = { sid: call, account_sid: account, status: 'in-progress', duration: null };
  if (method === 'GET') return { order: { kind: 'look', call }, reply: resource };
  if (method !== 'POST') return null;
  if (recordings) {
    const { RecordingStatusCallback, RecordingStatusCallbackMethod } = fields;
    const callback = RecordingStatusCallback
      ? linkTo(RecordingStatusCallback, RecordingStatusCallbackMethod, RecordingStatusCallback)
      : null;
    return {
      order: { kind: 'record', call, callback },
      reply: { sid: `RE${call.slice(2)}`, call_sid: call },
    };
  }
  const { Url, Method, Status } = fields;
  if (Status === 'completed')
    return { order: { kind: 'hang-up', call }, reply: { ...resource, status: 'completed' } };
  return Url ? { order: { kind: 'move', call, to: linkTo(Url, Method, Url) }, reply: resource } : null;
};
