/** A line of a call's story, as the handset shows it. `at` is in milliseconds since the call began, `turn` the last one before it. */
export type StoryLine = { key: string; at: number; turn: number } & StoryLineBody;

export type StoryLineBody =
  /** What the caller hears; `cut` when a key or an event ended it early. `url` of a sound that can be played. */
  | {
      kind: 'heard';
      text: string;
      language: string;
      sound: 'speech' | 'audio' | 'other';
      url: string;
      cut: boolean;
    }
  | { kind: 'pressed'; keys: string; who: string }
  | { kind: 'said'; text: string; who: string }
  /** Somebody is rung; `state` is what became of it so far. */
  | { kind: 'rang'; leg: number; who: string; state: RingState; seconds: number }
  /** What the person who is rung hears. */
  | { kind: 'far-heard'; who: string; text: string }
  | { kind: 'note'; tone: 'quiet' | 'warning'; text: string }
  | { kind: 'sent'; to: string; text: string }
  | { kind: 'ended'; text: string };

export type RingState =
  | 'ringing'
  | 'answered'
  | 'machine'
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'failed'
  | 'canceled'
  | 'gone';
