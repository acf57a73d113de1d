import { FlowSketch, words } from '../support/flows.ts';
import { decidingFlows } from './ports-deciding.ts';
import { goingFlows } from './ports-going.ts';
import { lookingUpFlows } from './ports-looking-up.ts';
import { queueingFlows } from './ports-queueing.ts';
import { talkingFlows } from './ports-talking.ts';
import { verifyingFlows } from './ports-verifying.ts';

/** Flows that between them have every outcome of every kind of step, each under a number of its own. */
export const everyOutcome = {
  /** All that talks, decides and asks. The menu before the second is there to be gone back to. */
  '+14155550601': new FlowSketch('Talking and asking')
    .variable('round', 'number', 0)
    .node('start', 'incoming-call')
    .node('hello', 'speak', { prompt: words('Hello.') })
    .node('jingle', 'play', {
      sound: { languages: { 'en-US': { kind: 'url', url: 'https://sounds.example/jingle.mp3' } } },
    })
    .node('breath', 'pause', { seconds: 1 })
    .node('count', 'set-variables', {
      changes: [{ id: 'one', name: 'round', type: 'number', operation: 'add', value: '1' }],
    })
    .node('first-round', 'branch', {
      branches: [
        {
          id: 'first',
          label: 'First round',
          tests: [{ id: 'one', left: '{{ vars.round }}', operator: 'equals', right: '1' }],
        },
      ],
    })
    .node('outer', 'menu', {
      prompt: words('Press 1 for the inner menu, 2 to enter a number, 3 for one more round.'),
      options: [
        { id: 'inner', label: 'Inner', keys: '1' },
        { id: 'number', label: 'Number', keys: '2' },
        { id: 'round', label: 'Round', keys: '3' },
      ],
      attempts: 1,
    })
    .node('inner', 'menu', {
      prompt: words('Press 1 or say here, 8 to hear it again, 9 to go back.'),
      options: [
        { id: 'here', label: 'Here', keys: '1', phrases: { 'en-US': 'here' } },
        { id: 'again', label: 'Again', keys: '8', action: 'repeat' },
        { id: 'up', label: 'Up', keys: '9', action: 'back' },
      ],
      speech: { on: true },
      attempts: 2,
    })
    .node('number', 'get-digits', {
      prompt: words('Enter a number from 10 to 20.'),
      mostDigits: 2,
      attempts: 1,
      validation: { kind: 'range', smallest: '10', largest: '20' },
    })
    .node('second-round', 'speak', { prompt: words('Round {{ vars.round }}.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'hello')
    .wire('hello', 'next', 'jingle')
    .wire('jingle', 'next', 'breath')
    .wire('breath', 'next', 'count')
    .wire('count', 'next', 'first-round')
    .wire('first-round', { 'branch:first': 'outer', else: 'second-round' })
    .wire('second-round', 'next', 'outer')
    .wire('outer', {
      'option:inner': 'inner',
      'option:number': 'number',
      'option:round': 'count',
      'no-input': 'bye',
      invalid: 'bye',
    })
    .wire('inner', { 'option:here': 'bye', back: 'bye', 'no-input': 'bye', invalid: 'bye' })
    .wire('number', { entered: 'bye', 'no-input': 'bye', invalid: 'bye' }),

  /** A menu that is the first: its way back leads out of it. */
  '+14155550602': new FlowSketch('Back to nowhere')
    .node('start', 'incoming-call')
    .node('only', 'menu', {
      prompt: words('Press 9 to go back, 1 to stay.'),
      options: [
        { id: 'stay', label: 'Stay', keys: '1' },
        { id: 'up', label: 'Up', keys: '9', action: 'back' },
      ],
      attempts: 1,
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'only')
    .wire('only', { 'option:stay': 'bye', back: 'bye', 'no-input': 'bye', invalid: 'bye' }),

  '+14155550603': new FlowSketch('Ringing')
    .node('start', 'incoming-call')
    .node('ring', 'dial', {
      targets: [{ id: 'anna', label: 'Anna', number: '+14155550101' }],
      detectMachine: true,
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'ring')
    .wire('ring', {
      answered: 'bye',
      'no-answer': 'bye',
      busy: 'bye',
      rejected: 'bye',
      failed: 'bye',
      machine: 'bye',
    }),

  '+14155550604': new FlowSketch('Recording')
    .node('start', 'incoming-call')
    .node('message', 'record', { prompt: words('Leave a message.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'message')
    .wire('message', { recorded: 'bye', empty: 'bye' }),

  '+14155550605': new FlowSketch('Meeting')
    .node('start', 'incoming-call')
    .node('room', 'conference', {
      name: 'room-1',
      pin: { on: true, code: '2468', attempts: 1, prompt: words('Your PIN.') },
      hangUpOnStar: true,
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'room')
    .wire('room', { left: 'bye', 'wrong-pin': 'bye' }),

  /** A conference without a name cannot be: the error handler goes on, and the hang-up handler after it. */
  '+14155550606': new FlowSketch('Handlers')
    .variable('room', 'text', '')
    .node('start', 'incoming-call')
    .node('nowhere', 'conference', { name: '{{ vars.room }}' })
    .node('sorry', 'menu', {
      prompt: words('Something went wrong. Press 1.'),
      options: [{ id: 'well', label: 'Well', keys: '1' }],
      attempts: 1,
    })
    .node('note', 'set-variables', { changes: [{ id: 'one', name: 'room', value: 'left' }] })
    .node('bye', 'hang-up')
    .wire('start', { next: 'nowhere', error: 'sorry', 'hang-up': 'note' })
    .wire('nowhere', 'left', 'bye')
    .wire('sorry', { 'option:well': 'bye', 'no-input': 'bye', invalid: 'bye' }),

  '+14155550607': new FlowSketch('Refusing')
    .node('start', 'incoming-call')
    .node('refuse', 'reject', { reason: 'busy' })
    .wire('start', 'next', 'refuse'),

  ...decidingFlows,
  ...goingFlows,
  ...lookingUpFlows,
  ...talkingFlows,
  ...verifyingFlows,
  ...queueingFlows,

  /** Calls have a number to write to; a text that is none has none. */
  '+14155550620': new FlowSketch('Writing')
    .node('start', 'incoming-call')
    .node('thanks', 'send-message', { texts: { 'en-US': 'Thank you, {{ caller.number }}.' } })
    .node('nobody', 'send-message', { to: '{{ steps.thanks.status }}', texts: { 'en-US': 'Hello?' } })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'thanks')
    .wire('thanks', { sent: 'nobody', failed: 'bye' })
    .wire('nobody', { sent: 'bye', failed: 'bye' }),
} as const;
