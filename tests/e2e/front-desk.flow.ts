import { FlowSketch, words } from '../support/flows.ts';

/** A menu of two, two people rung in order, and a voicemail for who reaches nobody. */
export function frontDesk(greeting = 'Welcome to the front desk.'): FlowSketch {
  return new FlowSketch('Front desk')
    .variable('left_during', 'text', '')
    .node('start', 'incoming-call')
    .node('welcome', 'speak', { prompt: words(greeting) })
    .node('menu', 'menu', {
      prompt: words('Press 1 for sales, 2 for our address.'),
      noInputPrompt: words('We did not hear you.'),
      invalidPrompt: words('That is no choice.'),
      options: [
        { id: 'sales', label: 'Sales', keys: '1', phrases: { 'en-US': 'sales, buy something' } },
        { id: 'address', label: 'Address', keys: '2', phrases: { 'en-US': 'address' } },
      ],
      speech: { on: true },
    })
    .node('address', 'speak', { prompt: words('We are at 1 Main Street.') })
    .node('sales', 'dial', {
      targets: [
        { id: 'anna', label: 'Anna', number: '+14155550101' },
        { id: 'bert', label: 'Bert', number: '+14155550102' },
      ],
    })
    .node('voicemail', 'record', {
      prompt: words('Nobody is free. Leave a message.'),
      emptyPrompt: words('There was nothing to hear.'),
      attempts: 2,
      transcribe: true,
    })
    .node('thanks', 'speak', { prompt: words('Thank you, good bye.') })
    .node('sorry', 'hang-up', { prompt: words('Please call again.') })
    .node('note', 'set-variables', {
      changes: [{ id: 'one', name: 'left_during', value: 'the menu' }],
    })
    .wire('start', { next: 'welcome', 'hang-up': 'note' })
    .wire('welcome', 'next', 'menu')
    .wire('menu', {
      'option:sales': 'sales',
      'option:address': 'address',
      'no-input': 'sorry',
      invalid: 'sorry',
    })
    .wire('address', 'next', 'sorry')
    .wire('sales', {
      answered: 'thanks',
      'no-answer': 'voicemail',
      busy: 'voicemail',
      rejected: 'voicemail',
      failed: 'voicemail',
    })
    .wire('voicemail', { recorded: 'thanks', empty: 'sorry' })
    .wire('thanks', 'next', 'sorry');
}
