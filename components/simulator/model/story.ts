import { secondsWords } from '#components/simulator/model/clock-words.ts';
import type { RingState, StoryLine, StoryLineBody } from '#components/simulator/model/story-line.ts';
import type { Effect } from '#runtime/contract/effect.ts';
import { redact } from '#runtime/contract/secret.ts';
import type { Moment } from '#runtime/rehearsal/rehearsal.ts';
import type { Happening, Sound } from '#runtime/simulator/happening.ts';
import type { Party } from '#runtime/simulator/party.ts';

/** Tells the name of a number or address that is rung. */
export type NameOf = (address: string) => string;

/** What happened on a call, in lines that a person reads as a chat. */
export function storyOf(moments: readonly Moment[], nameOf: NameOf): StoryLine[] {
  const telling: Telling = { lines: [], turn: 0, names: new Map(), heard: -1, nameOf };
  moments.forEach((moment, place) => {
    if (moment.kind === 'turn') telling.turn = moment.turn.number;
    if (moment.kind === 'effect') effect(telling, moment.at, { place, effect: moment.effect });
    if (moment.kind === 'happened') happened(telling, moment.happening, place);
  });
  return telling.lines;
}

type Telling = {
  lines: StoryLine[];
  turn: number;
  /** Of the people rung, by party. */
  names: Map<Party, string>;
  /** Place in `lines` of what the caller hears; -1 when that has no line. */
  heard: number;
  nameOf: NameOf;
};

type Where = { at: number; place: number };

function add(telling: Telling, { at, place }: Where, body: StoryLineBody): void {
  const last = telling.lines.at(-1);
  // Keys in a row are one entry.
  if (
    body.kind === 'pressed' &&
    last?.kind === 'pressed' &&
    last.who === body.who &&
    last.turn === telling.turn
  ) {
    last.keys += body.keys;
    return;
  }
  telling.lines.push({ key: `line-${place}`, at, turn: telling.turn, ...body });
  if (body.kind === 'heard') telling.heard = telling.lines.length - 1;
}

function happened(telling: Telling, happening: Happening, place: number): void {
  change(telling, happening);
  const line = lineOf(telling, happening);
  // What is cut from now on is this sound, told or not.
  if (happening.kind === 'sound-began' && happening.party === 'caller') telling.heard = -1;
  if (line !== null) add(telling, { at: happening.at, place }, line);
}

/** What changes a line that stands already. */
function change(telling: Telling, happening: Happening): void {
  const last = telling.lines[telling.heard];
  if (happening.kind === 'sound-cut' && happening.party === 'caller' && last?.kind === 'heard')
    last.cut = true;
  if (happening.kind !== 'leg-answered' && happening.kind !== 'leg-ended') return;
  const rang = telling.lines.findLast((line) => line.kind === 'rang' && line.leg === happening.leg);
  if (rang?.kind !== 'rang') return;
  if (happening.kind === 'leg-answered') rang.state = happening.by === 'machine' ? 'machine' : 'answered';
  else {
    rang.state = endStates[happening.status];
    rang.seconds = happening.milliseconds / 1_000;
  }
}

function lineOf(telling: Telling, happening: Happening): StoryLineBody | null {
  switch (happening.kind) {
    case 'sound-began':
      return soundLine(telling, happening);
    case 'keys-pressed':
      return { kind: 'pressed', keys: happening.keys, who: who(telling, happening.party) };
    case 'spoken':
      return { kind: 'said', text: happening.text, who: who(telling, happening.party) };
    case 'input-ended':
      return happening.reason === 'silence' ? note(silenceWords(who(telling, happening.party))) : null;
    case 'leg-rang': {
      const name = telling.nameOf(happening.target);
      telling.names.set(`leg:${happening.leg}`, name);
      return { kind: 'rang', leg: happening.leg, who: name, state: 'ringing', seconds: 0 };
    }
    case 'connected':
      return note(`The caller and ${who(telling, `leg:${happening.leg}`)} hear each other.`);
    case 'room-joined':
      return note(roomWords[happening.place](happening.room));
    case 'room-opened':
      return note(openedWords[happening.place]);
    case 'room-left':
      return note(happening.place === 'stream' ? 'The stream is over.' : `Out of “${happening.room}” again.`);
    case 'recording-began':
      return note(recordingWords[happening.of]);
    case 'recording-ended':
      return happening.of === 'message' ? note(recordedWords(happening.milliseconds, happening.words)) : null;
    case 'provider-complained':
      return {
        kind: 'note',
        tone: 'warning',
        text: `The provider complains: ${happening.text} (${happening.code})`,
      };
    case 'call-ended':
      return { kind: 'ended', text: endWords(happening) };
    case 'requested':
    case 'sound-cut':
    case 'listening':
    case 'leg-answered':
    case 'leg-ended':
    case 'parted':
      return null;
  }
}

function soundLine(telling: Telling, { party, sound }: { party: Party; sound: Sound }): StoryLineBody | null {
  const text = soundWords(sound);
  const said = sound.kind === 'speech' || sound.kind === 'audio';
  if (party !== 'caller') return said ? { kind: 'far-heard', who: who(telling, party), text } : null;
  // Ringing is told by the line of who is rung, and music that goes on is no news.
  const last = telling.lines.at(-1);
  const goesOn = sound.kind === 'music' && last?.kind === 'heard' && last.text === text;
  if (text === '' || sound.kind === 'ringing' || goesOn) return null;
  return {
    kind: 'heard',
    text,
    language: sound.kind === 'speech' ? sound.language : '',
    sound: said ? sound.kind : 'other',
    url: sound.kind === 'audio' ? sound.url : '',
    cut: false,
  };
}

function note(text: string): StoryLineBody {
  return { kind: 'note', tone: 'quiet', text };
}

function soundWords(sound: Sound): string {
  switch (sound.kind) {
    case 'speech':
      return redact(sound.text);
    case 'audio':
      return decodeURIComponent(sound.url.split(/[?#]/)[0]?.split('/').at(-1) ?? sound.url);
    case 'keys':
      return `Tones: ${sound.keys}`;
    case 'silence':
      return '';
    case 'ringing':
      return 'Ringing';
    case 'beep':
      return 'Beep';
    case 'music':
      return 'Music';
  }
}

function effect(
  telling: Telling,
  at: number,
  { place, effect: body }: { place: number; effect: Effect },
): void {
  const where = { at, place };
  if (body.kind === 'send-message')
    add(telling, where, { kind: 'sent', to: redact(body.to), text: redact(body.text) });
  if (body.kind === 'start-call') {
    add(telling, where, { kind: 'note', tone: 'quiet', text: `A call to ${redact(body.to)} is started.` });
  }
}

function who({ names }: Telling, party: Party): string {
  return party === 'caller' ? '' : (names.get(party) ?? 'Somebody');
}

const endStates = {
  completed: 'gone',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  canceled: 'canceled',
  rejected: 'rejected',
} as const satisfies Record<string, RingState>;

const openedWords = {
  conference: 'The conference begins.',
  queue: 'Somebody takes the call.',
  stream: 'The machine answers.',
} as const;

const recordingWords = {
  message: 'The caller’s message is being recorded.',
  call: 'The call is recorded from here on.',
  dial: 'The conversation is recorded.',
  conference: 'The conference is recorded.',
} as const;

const roomWords = {
  conference: (room: string) => `In the conference “${room}”.`,
  queue: (room: string) => `In the queue “${room}”.`,
  stream: () => 'A machine listens to the call.',
} as const;

function silenceWords(name: string): string {
  return name === '' ? 'Nothing came from the caller.' : `Nothing came from ${name}.`;
}

function recordedWords(milliseconds: number, words: string): string {
  const length = `Recorded ${secondsWords(milliseconds)}`;
  return words === '' ? `${length}.` : `${length}: “${words}”`;
}

function endWords({ by, status, at }: { by: string; status: string; at: number }): string {
  const after = secondsWords(at);
  if (by === 'caller') return `The caller hung up after ${after}.`;
  if (status === 'completed') return `The flow hung up after ${after}.`;
  return status === 'busy' ? 'The call was turned away: busy.' : `The call ended after ${after}: ${status}.`;
}
