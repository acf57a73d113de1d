import { FlowSketch, words } from '../support/flows.ts';

/** Goes round and round, counts the rounds, and waits for something of every kind on the way. */
export const roundAndRound = new FlowSketch('Round and round')
  .variable('round', 'number', 0)
  .node('start', 'incoming-call')
  .node('count', 'set-variables', {
    changes: [{ id: 'one', name: 'round', type: 'number', operation: 'add', value: '1' }],
  })
  .node('menu', 'menu', {
    prompt: words(
      'Round {{ vars.round }}. Press 1 to go on, 2 to enter digits, 3 to ring Anna, 4 for a message.',
    ),
    options: [
      { id: 'on', label: 'On', keys: '1' },
      { id: 'digits', label: 'Digits', keys: '2' },
      { id: 'ring', label: 'Ring', keys: '3' },
      { id: 'message', label: 'Message', keys: '4' },
      { id: 'end', label: 'End', keys: '9' },
    ],
    attempts: 10,
  })
  .node('digits', 'get-digits', {
    prompt: words('Enter four digits.'),
    leastDigits: 4,
    mostDigits: 4,
    attempts: 10,
    sensitive: true,
    readBack: { on: true, prompt: words('You entered {{ digits }}.') },
  })
  .node('ring', 'dial', {
    targets: [
      { id: 'anna', label: 'Anna', number: '+14155550101' },
      { id: 'bert', label: 'Bert', number: '+14155550102' },
    ],
    accept: { on: true, key: '1', prompt: words('Press 1.') },
  })
  .node('message', 'record', { prompt: words('Leave a message.') })
  .node('bye', 'hang-up', { prompt: words('Bye after {{ vars.round }} rounds.') })
  .wire('start', 'next', 'count')
  .wire('count', 'next', 'menu')
  .wire('menu', {
    'option:on': 'count',
    'option:digits': 'digits',
    'option:ring': 'ring',
    'option:message': 'message',
    'option:end': 'bye',
    'no-input': 'bye',
    invalid: 'bye',
  })
  .wire('digits', { entered: 'count', 'no-input': 'bye', invalid: 'bye' })
  .wire('ring', {
    answered: 'count',
    'no-answer': 'count',
    busy: 'count',
    rejected: 'count',
    failed: 'count',
  })
  .wire('message', { recorded: 'count', empty: 'count' });
