import { FlowSketch, words } from '../support/flows.ts';
import { openWebService, type WebService } from '../support/web-service.ts';
import type { PortStory } from './port-story.ts';

const lookUp = new FlowSketch('Looking up')
  .node('start', 'incoming-call')
  .node('ask', 'get-digits', { prompt: words('Your order.'), mostDigits: 3, attempts: 1 })
  .node('shop', 'http-request', {
    url: '{{ vars.service }}/orders/{{ steps.ask.digits }}',
    timeoutSeconds: 1,
    variables: [{ id: 'state', variable: 'state', path: 'order.state' }],
    outcomes: [{ id: 'gone', label: 'No such order', statuses: '404' }],
  })
  .node('more', 'http-request', {
    method: 'POST',
    url: '{{ vars.service }}/tickets',
    body: { kind: 'json', json: '{"state": "{{ vars.state }}"}' },
    prompt: words('One moment.'),
    variables: [{ id: 'ticket', variable: 'ticket', path: 'ticket' }],
    outcomes: [{ id: 'full', label: 'Full', statuses: '5xx' }],
  })
  .node('state', 'speak', { prompt: words('It is {{ vars.state }}, ticket {{ vars.ticket }}.') })
  .node('none', 'speak', { prompt: words('There is none.') })
  .node('broken', 'speak', { prompt: words('Nobody knows.') })
  .node('bye', 'hang-up', { prompt: words('Bye.') })
  .wire('start', 'next', 'ask')
  .wire('ask', { entered: 'shop', 'no-input': 'bye', invalid: 'bye' })
  .wire('shop', { succeeded: 'more', 'status:gone': 'none', failed: 'broken' })
  .wire('more', { succeeded: 'state', 'status:full': 'broken', failed: 'broken' })
  .wire('state', 'next', 'bye')
  .wire('none', 'next', 'bye')
  .wire('broken', 'next', 'bye');

/** Every outcome of the step that asks a web service. */
export const lookingUpFlows = { '+14155550621': lookUp } as const;

/** The web service that these flows ask. */
export async function openLookedUp(): Promise<WebService> {
  const service = await openWebService(({ path, body }) => {
    if (path === '/orders/204') return null;
    if (path === '/tickets')
      return body.includes('lost') ? { status: 503 } : { status: 201, body: { ticket: 'T9' } };
    const state = { '/orders/200': 'sent', '/orders/503': 'lost' }[path];
    return state === undefined ? { status: 404 } : { status: 200, body: { order: { state } } };
  });
  lookUp.variable('service', 'text', service.origin);
  return service;
}

export const lookingUpStories: readonly PortStory[] = [
  [
    '+14155550621',
    'an order, at once, and a ticket, while a prompt plays',
    async (call) => (await call.presses('200')).hears(/One moment/).hears(/It is sent, ticket T9/),
  ],
  [
    '+14155550621',
    'no ticket',
    async (call) => (await call.presses('503')).hears(/One moment/).hears(/Nobody/),
  ],
  ['+14155550621', 'no such order', async (call) => (await call.presses('404')).hears(/There is none/)],
  ['+14155550621', 'no answer in time', async (call) => (await call.presses('204')).hears(/Nobody knows/)],
];
