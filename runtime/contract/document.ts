import type { BuiltInSound } from './built-in-sounds.ts';
import type { Language, Voice } from './voice.ts';

/**
 * What a provider shall do, in neutral words. Times are seconds. Texts are final (templates rendered) but may hold
 * secret tokens: pass a document through `reveal` before it is rendered.
 */
export type AudioSource =
  | { kind: 'url'; url: string }
  | { kind: 'audio'; audio: string }
  /** One that comes with Ringtree: see `built-in-sounds.ts`. */
  | { kind: 'built-in'; sound: BuiltInSound };

export type SayInstruction = {
  kind: 'say';
  text: string;
  /** `text` is SSML without the `<speak>` root. */
  ssml: boolean;
  language: Language;
  voice: Voice;
  /** 0 repeats until the caller hangs up. */
  loop: number;
};
export type PlayInstruction = { kind: 'play'; source: AudioSource; loop: number };
export type PauseInstruction = { kind: 'pause'; seconds: number };
/** Plays the tones of keys to whoever is on the line: `0-9*#`, `w` waits half a second, `W` a second. */
export type SendKeysInstruction = { kind: 'send-keys'; keys: string };

/** What may stand inside a gather, a whisper and wait music. */
export type PromptInstruction = SayInstruction | PlayInstruction | PauseInstruction;

export type SpeechInput = {
  language: Language;
  hints: string[];
  /** Neutral name: the provider picks its nearest. */
  model: 'default' | 'commands' | 'phone-call';
  /** Silence that ends the utterance, in seconds; null leaves it to the provider. */
  endSeconds: number | null;
  profanityFilter: boolean;
};

export type GatherInstruction = {
  kind: 'gather';
  prompt: PromptInstruction[];
  /** At least one of the two. */
  digits: {
    most: number;
    /** One of `0-9*#`, or '' when nothing ends the input early. */
    finishKey: string;
    betweenSeconds: number;
  } | null;
  speech: SpeechInput | null;
  /** From the end of the prompt to the first key or word. */
  firstSeconds: number;
  /** Whether keys and words during the prompt interrupt it. */
  bargeIn: boolean;
  /** What is entered shall not stand in the provider's own logs, where it can keep it out of them. */
  sensitive?: boolean;
};

export type DialTarget = { leg: number; timeoutSeconds: number } & (
  | { kind: 'number'; number: string; sendKeys: string }
  | { kind: 'sip'; uri: string; username: string; password: string; headers: Record<string, string> }
  | { kind: 'client'; name: string; parameters: Record<string, string> }
);

export type DialInstruction = {
  kind: 'dial';
  /** Rung at the same time; rung in order is a chain of dials, one document each. */
  targets: DialTarget[];
  /** '' leaves the provider's default (the caller's own number). */
  callerId: string;
  timeoutSeconds: number;
  timeLimitSeconds: number;
  record: 'no' | 'from-answer' | 'from-ringing';
  recordTracks: 'mono' | 'dual';
  /** What the caller hears while it rings: the provider's own ringing, the real one, or music on the `wait` thread. */
  ringback: 'default' | 'real' | 'music';
  /** The person who answers first hears the document of the thread `leg:<n>`. */
  whisper: boolean;
  /** The person who answers must press this key; its document is a gather on the thread `leg:<n>`. */
  accept: { key: string; seconds: number } | null;
  detectMachine: boolean;
  /** The caller may end the conversation with `*` and go on in the menu. */
  hangUpOnStar: boolean;
};

export type RecordInstruction = {
  kind: 'record';
  mostSeconds: number;
  /** Silence that ends the recording; 0 never ends it. */
  silenceSeconds: number;
  /** Any of `0-9*#`; '' when no key ends it. */
  finishKeys: string;
  beep: boolean;
  trim: boolean;
  transcribe: boolean;
  language: Language;
};

/** Records the whole call from here on, in the background. */
export type StartRecordingInstruction = { kind: 'start-recording'; tracks: 'mono' | 'dual' };

export type ConferenceInstruction = {
  kind: 'conference';
  name: string;
  startOnEnter: boolean;
  endOnExit: boolean;
  muted: boolean;
  beep: 'both' | 'enter' | 'exit' | 'none';
  /** Until it starts: the provider's music, silence, or the document of the thread `wait`. */
  wait: 'default' | 'silence' | 'music';
  record: boolean;
  mostParticipants: number;
  timeLimitSeconds: number;
  hangUpOnStar: boolean;
};

/** Connects the caller to a voice agent: both hear each other through a WebSocket, until one of them ends it. */
export type StreamInstruction = {
  kind: 'stream';
  /** `wss://…`; stored secrets stand in it as tokens. */
  url: string;
  /** Told to the agent when it is connected. */
  parameters: Record<string, string>;
  /** What the provider's own logs call it; '' for nothing. */
  name: string;
  audio: StreamAudio;
  timeLimitSeconds: number;
};
/** What travels through the socket: telephone sound (G.711 μ-law), or samples of 16 bits; so many of them a second. */
export const streamAudios = ['mulaw-8000', 'linear-8000', 'linear-16000'] as const;
export type StreamAudio = (typeof streamAudios)[number];

export type HangUpInstruction = { kind: 'hang-up' };
/** Only as the first instruction of a call's first document. */
export type RejectInstruction = { kind: 'reject'; reason: 'busy' | 'rejected' };
/** Asks for the thread's next document: the answer event `continued`. */
export type ContinueInstruction = { kind: 'continue' };

export type Instruction =
  | PromptInstruction
  | SendKeysInstruction
  | GatherInstruction
  | DialInstruction
  | RecordInstruction
  | StartRecordingInstruction
  | ConferenceInstruction
  | StreamInstruction
  | HangUpInstruction
  | RejectInstruction
  | ContinueInstruction;

/** The reply to one fetch. An empty list lets the provider end the call, or on a leg connect it. */
export type Document = { instructions: Instruction[] };
