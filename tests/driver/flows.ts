import { FlowSketch, words as spoken } from '#tests/support/flows.ts';

/** Asks for a number of four digits, twice; then says good bye. */
export const account = () =>
  new FlowSketch('Account')
    .node('start', 'incoming-call')
    .node('number', 'get-digits', {
      prompt: spoken('Your account number, please.'),
      leastDigits: 4,
      mostDigits: 4,
    })
    .node('room', 'get-digits', { prompt: spoken('Your room, please.'), leastDigits: 2, mostDigits: 2 })
    .node('bye', 'speak', {
      prompt: spoken('Account {{ steps.number.digits }}, room {{ steps.room.digits }}. Good bye.'),
    })
    .node('end', 'hang-up')
    .wire('start', 'next', 'number')
    .wire('number', 'entered', 'room')
    .wire('room', 'entered', 'bye')
    .wire('bye', 'next', 'end')
    .document();

/** Asks for a PIN and reads it back. */
export const pin = () =>
  new FlowSketch('PIN')
    .node('start', 'incoming-call')
    .node('pin', 'get-digits', {
      prompt: spoken('Your PIN, please.'),
      leastDigits: 4,
      mostDigits: 12,
      sensitive: true,
      readBack: { on: true, prompt: spoken('You entered {{ digits }}. Press 1 if that is right.') },
    })
    .node('bye', 'speak', { prompt: spoken('Thank you for {{ steps.pin.digits }}.') })
    .node('end', 'hang-up')
    .wire('start', 'next', 'pin')
    .wire('pin', 'entered', 'bye')
    .wire('bye', 'next', 'end')
    .document();

/** Says it and hangs up. */
export const words = (text: string) =>
  new FlowSketch('Words')
    .node('start', 'incoming-call')
    .node('say', 'speak', { prompt: spoken(text) })
    .node('end', 'hang-up')
    .wire('start', 'next', 'say')
    .wire('say', 'next', 'end')
    .document();
