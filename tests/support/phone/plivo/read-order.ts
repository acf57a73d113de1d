import { linkTo } from '../read-link.ts';
import type { ReadOrder } from '../rest-interface.ts';

/** Plivo's `Call` resource, as far as live calls go. */
export const readPlivoOrder: ReadOrder = ({ method, path, fields }) => {
  const [, call = '', record] = /^\/v1\/Account\/\w+\/Call\/([\w-]+)\/(Record\/)?$/.exec(path) ?? [];
  if (call === '') return null;
  const reply = { api_id: '00000000-0000-0000-0000-000000000000', message: 'done' };
  if (method === 'GET')
    return {
      order: { kind: 'look', call },
      reply: { ...reply, call_uuid: call, call_status: 'in-progress' },
    };
  if (method === 'DELETE') return { order: { kind: 'hang-up', call }, reply };
  if (method !== 'POST') return null;
  if (record) {
    const { callback_url, callback_method } = fields;
    const callback = callback_url ? linkTo(callback_url, callback_method, callback_url) : null;
    return {
      order: { kind: 'record', call, callback },
      reply: { ...reply, recording_id: `r-${call}`, url: '' },
    };
  }
  const { aleg_url, aleg_method, legs } = fields;
  if (!aleg_url || legs !== 'aleg') return null;
  return { order: { kind: 'move', call, to: linkTo(aleg_url, aleg_method, aleg_url) }, reply };
};
