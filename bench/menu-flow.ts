import type { FlowDocument } from '#runtime/contract/flow.ts';
import { FlowSketch, words } from '../tests/support/flows.ts';

/** The shop's menu as all sides have it: an option, then an order number, said back. */
export function menuFlow(): FlowDocument {
  return new FlowSketch('Bench')
    .node('start', 'incoming-call')
    .node('menu', 'menu', {
      prompt: words('Welcome to the shop. For orders press 1. For anything else press 2.'),
      invalidPrompt: words('That is not an option.'),
      options: [
        { id: 'orders', label: 'Orders', keys: '1' },
        { id: 'other', label: 'Other', keys: '2' },
      ],
    })
    .node('branch', 'branch', {
      branches: [
        {
          id: 'near',
          label: 'From here',
          tests: [{ id: 'one', left: '{{ caller.number }}', operator: 'starts-with', right: '+1' }],
        },
      ],
    })
    .node('near', 'speak', { prompt: words('Thanks for calling from {{ caller.number }}.') })
    .node('abroad', 'speak', { prompt: words('Thank you, caller from abroad at {{ caller.number }}.') })
    .node('order', 'get-digits', {
      prompt: words('Please enter your order number, four digits.'),
      leastDigits: 4,
      mostDigits: 4,
    })
    .node('found', 'speak', { prompt: words('Your order {{ steps.order.digits }} is on its way. Good bye.') })
    .node('bye', 'hang-up')
    .wire('start', 'next', 'menu')
    .wire('menu', { 'option:orders': 'branch', 'option:other': 'bye', 'no-input': 'bye', invalid: 'bye' })
    .wire('branch', { 'branch:near': 'near', else: 'abroad' })
    .wire('near', 'next', 'order')
    .wire('abroad', 'next', 'order')
    .wire('order', { entered: 'found', 'no-input': 'bye', invalid: 'bye' })
    .wire('found', 'next', 'bye')
    .document();
}
