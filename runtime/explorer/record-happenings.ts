import type { RecordInstruction } from '#runtime/contract/document.ts';
import { ordinaryTimes } from '#runtime/simulator/ordinary-times.ts';
import { speechMilliseconds } from '#runtime/simulator/speech-milliseconds.ts';
import type { Happening } from './happening.ts';
import { type Line, mainAnswer, send } from './line.ts';

/** A message, one that is hardly begun, silence, and hanging up in the middle. */
export function recordHappenings(record: RecordInstruction): Happening[] {
  const message = Math.min(10, record.mostSeconds);
  return [
    {
      kind: 'recorded',
      how: 'message',
      deliberate: true,
      presses: 0,
      seconds: message + 5,
      steps: [{ says: words }, { stays: 'silent' }],
      play: (line) => {
        line.at += recordMilliseconds(record, speechMilliseconds(words, ''));
        sendRecorded(line, message);
      },
    },
    {
      kind: 'recorded',
      how: 'too-short',
      deliberate: false,
      presses: 0,
      seconds: 6,
      steps: null,
      play: (line) => sendRecorded(line, 0),
    },
    {
      kind: 'recorded',
      how: 'nothing',
      deliberate: false,
      presses: 0,
      seconds: 6,
      // What no silence ends is as long as it may be.
      steps: record.silenceSeconds === 0 ? null : [{ stays: 'silent' }],
      play: (line) => {
        line.at += recordMilliseconds(record, 0);
        send(line, { ...mainAnswer(line), kind: 'nothing-recorded' });
      },
    },
  ];
}

const words = 'This is a message.';

/** Until a recording is over that so much is said into, and then nothing. */
function recordMilliseconds(
  { beep, mostSeconds, silenceSeconds }: RecordInstruction,
  spoken: number,
): number {
  const silence = silenceSeconds === 0 ? Number.POSITIVE_INFINITY : silenceSeconds * 1_000;
  return (beep ? ordinaryTimes.beep : 0) + Math.min(mostSeconds * 1_000, spoken + silence);
}

function sendRecorded(line: Line, seconds: number): void {
  const recording = { id: 'recording', url: '', seconds };
  send(line, { ...mainAnswer(line), kind: 'recorded', recording, endedBy: '' });
}
