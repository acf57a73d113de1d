import type { FlowDocument } from '#runtime/contract/flow.ts';
import { FlowSketch, words } from '../tests/support/flows.ts';

const blocks = 100;

/**
 * A flow of a thousand steps and two more, as a big company might have it: departments behind one another, each with opening hours, a menu
 * with spoken options, an order number that is looked up, two that ring people, a mailbox, and ways on and back to the first menu.
 */
export function bigFlow(): FlowDocument {
  const sketch = new FlowSketch('A thousand steps', { providers: ['twilio', 'plivo'] });
  sketch
    .variable('plan', 'text', '')
    .node('start', 'incoming-call')
    .node('bye', 'hang-up', { prompt: words('Goodbye.') });
  for (let block = 0; block < blocks; block += 1) addBlock(sketch, block);
  return sketch.wire('start', 'next', 'hours-0').document();
}

function addBlock(sketch: FlowSketch, block: number): void {
  const id = (name: string) => `${name}-${block}`;
  const number = `+1415555${String(block).padStart(4, '0')}`;
  const next = `hours-${(block * 7 + 13) % blocks}`;
  const after = block + 1 < blocks ? `hours-${block + 1}` : 'bye';
  sketch
    .node(id('hours'), 'hours', {
      own: {
        weekly: [{ id: 'week', days: 'weekdays', from: block % 2 === 0 ? '08:00' : '09:00', to: '17:00' }],
      },
    })
    .node(id('menu'), 'menu', {
      prompt: words(
        `Department ${block}. For an order press 1. For a person press 2. For another department press 3.`,
      ),
      noInputPrompt: words('I did not hear you.'),
      invalidPrompt: words('That is not a choice.'),
      options: [
        { id: 'order', label: 'Order', keys: '1', phrases: { 'en-US': 'order, delivery' } },
        { id: 'person', label: 'Person', keys: '2', phrases: { 'en-US': 'person, help' } },
        { id: 'other', label: 'Other', keys: '3', phrases: { 'en-US': 'other, department' } },
      ],
      speech: { on: true },
    })
    .node(id('order'), 'get-digits', {
      prompt: words(`Please enter the order number for department ${block}.`),
      leastDigits: 6,
      mostDigits: 6,
      noInputPrompt: words('Nothing.'),
      tooShortPrompt: words('Too short.'),
    })
    .node(id('look-up'), 'http-request', {
      url: `https://shop.example.com/${block}/{{ steps.${`order_${block}`}.digits }}`,
      variables: [{ id: 'plan', variable: 'plan', from: 'body', path: 'plan' }],
    })
    .node(id('plan'), 'branch', {
      branches: [
        {
          id: 'gold',
          label: 'Gold',
          tests: [{ id: 'gold', left: '{{ vars.plan }}', operator: 'equals', right: 'gold' }],
        },
      ],
    })
    .node(id('found'), 'speak', { prompt: words(`Your order in department ${block} is on its way.`) })
    .node(id('people'), 'dial', {
      targets: [
        { id: 'one', number, label: 'One' },
        { id: 'two', number, label: 'Two' },
      ],
    })
    .node(id('mailbox'), 'record', {
      prompt: words(`Please leave a message for department ${block} after the tone.`),
      attempts: 2,
      emptyPrompt: words('I heard nothing.'),
    })
    .node(id('thanks'), 'speak', { prompt: words(`Department ${block} thanks you.`) })
    .node(id('closed'), 'speak', { prompt: words(`Department ${block} is closed.`) })
    .wire(id('hours'), { open: id('menu'), closed: id('closed') })
    .wire(id('menu'), {
      'option:order': id('order'),
      'option:person': id('people'),
      'option:other': after,
      'no-input': id('people'),
      invalid: id('people'),
    })
    .wire(id('order'), { entered: id('look-up'), 'no-input': id('people'), invalid: id('people') })
    .wire(id('look-up'), { succeeded: id('plan'), failed: id('people') })
    .wire(id('plan'), { 'branch:gold': id('people'), else: id('found') })
    .wire(id('found'), 'next', next)
    .wire(id('people'), {
      answered: 'bye',
      'no-answer': id('mailbox'),
      busy: id('mailbox'),
      rejected: id('mailbox'),
      failed: id('mailbox'),
    })
    .wire(id('mailbox'), { recorded: id('thanks'), empty: 'bye' })
    .wire(id('thanks'), 'next', 'bye')
    .wire(id('closed'), 'next', id('mailbox'));
}
