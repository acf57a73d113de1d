import { randomBytes } from 'node:crypto';
import { linkTo } from '../read-link.ts';
import type { ReadOrder } from '../rest-interface.ts';

/** Twilio's `Messages` resource, as far as sending goes. */
export const readTwilioMessage: ReadOrder = ({ method, path, fields }) => {
  const [, account = ''] = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages\.json$/.exec(path) ?? [];
  const { From: from, To: to, Body: text, StatusCallback } = fields;
  if (account === '' || method !== 'POST' || !from || !to || !text) return null;
  const id = `SM${randomBytes(16).toString('hex')}`;
  const callback = StatusCallback ? linkTo(StatusCallback, 'POST', StatusCallback) : null;
  return {
    order: { kind: 'message', id, account, from, to, text, callback },
    reply: { sid: id, account_sid: account, status: 'queued', from, to, body: text },
  };
};
