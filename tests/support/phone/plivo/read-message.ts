import { randomUUID } from 'node:crypto';
import { linkTo } from '../read-link.ts';
import type { ReadOrder } from '../rest-interface.ts';

/** Plivo's `Message` resource, as far as sending goes. */
export const readPlivoMessage: ReadOrder = ({ method, path, fields }) => {
  const [, account = ''] = /^\/v1\/Account\/(\w+)\/Message\/$/.exec(path) ?? [];
  const { src, dst, text, url, method: callbackMethod } = fields;
  if (account === '' || method !== 'POST' || !src || !dst || !text) return null;
  const id = randomUUID();
  const callback = url ? linkTo(url, callbackMethod, url) : null;
  return {
    order: { kind: 'message', id, account, from: withPlus(src), to: withPlus(dst), text, callback },
    reply: { api_id: randomUUID(), message: 'message(s) queued', message_uuid: [id] },
  };
};

function withPlus(number: string): string {
  return /^\d{7,15}$/.test(number) ? `+${number}` : number;
}
