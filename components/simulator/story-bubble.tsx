import { AudioLines, MessageSquare, PhoneForwarded, PhoneOff, TriangleAlert } from 'lucide-react';
import type { RingState, StoryLine } from '#components/simulator/model/story-line.ts';

/** One thing that happened on a call. */
export function StoryBubble({ line }: { line: StoryLine }) {
  switch (line.kind) {
    case 'heard':
      return (
        <p
          lang={line.language || undefined}
          className={`${bubble} bg-canvas ${line.sound === 'other' ? 'text-quiet' : ''}`}
        >
          {line.sound !== 'speech' && (
            <AudioLines size={14} aria-hidden="true" className="mr-1.5 inline text-quiet" />
          )}
          {line.text}
          {line.cut && <span className="text-quiet"> … cut short</span>}
        </p>
      );
    case 'pressed':
      return (
        <p className={`${bubble} ${own(line.who)} tabular-nums`}>
          {line.who === '' ? '' : `${line.who} `}pressed {line.keys}
        </p>
      );
    case 'said':
      return (
        <p className={`${bubble} ${own(line.who)}`}>
          {line.who === '' ? '' : `${line.who}: `}“{line.text}”
        </p>
      );
    case 'rang':
      return (
        <p className={`${bubble} bg-canvas text-quiet`}>
          <PhoneForwarded size={14} aria-hidden="true" className="mr-1.5 inline" />
          Ringing {line.who} … <strong className="font-[630] text-text">{ringWords[line.state]}</strong>
        </p>
      );
    case 'far-heard':
      return (
        <p className={`${bubble} border border-line text-quiet`}>
          {line.who} hears: “{line.text}”
        </p>
      );
    case 'sent':
      return (
        <p className={`${bubble} border border-line`}>
          <MessageSquare size={14} aria-hidden="true" className="mr-1.5 inline text-quiet" />
          <span className="text-quiet">Message to {line.to}: </span>
          {line.text}
        </p>
      );
    case 'note':
      return (
        <p
          className={
            line.tone === 'warning' ? `${bubble} bg-warning-soft text-warning` : 'px-1 text-[12px] text-quiet'
          }
        >
          {line.tone === 'warning' && (
            <TriangleAlert size={14} aria-label="Warning:" className="mr-1.5 inline" />
          )}
          {line.text}
        </p>
      );
    case 'ended':
      return (
        <p className="flex items-center gap-1.5 px-1 font-[560]">
          <PhoneOff size={14} aria-hidden="true" className="text-quiet" />
          {line.text}
        </p>
      );
  }
}

function own(who: string): string {
  return who === '' ? 'bg-accent-soft text-accent-strong font-[560]' : 'border border-line';
}

const ringWords: Readonly<Record<RingState, string>> = {
  ringing: '',
  answered: 'answered',
  machine: 'a machine answered',
  busy: 'busy',
  'no-answer': 'nobody answered',
  rejected: 'turned away',
  failed: 'could not be reached',
  canceled: 'no longer rung',
  gone: 'talked, and hung up',
};

const bubble = 'max-w-[92%] rounded-card px-3 py-2 wrap-anywhere';
