import { absoluteUrl } from '#runtime/simulator/absolute-url.ts';
import type { Callback, Conference, Wait } from '#runtime/simulator/verb.ts';
import { limitMilliseconds } from './dial-times.ts';
import {
  choice,
  flag,
  link,
  list,
  recordingCallback,
  type Source,
  text,
  warn,
  whole,
  words,
} from './reading.ts';

/** https://www.twilio.com/docs/voice/twiml/conference */
export function readConference(source: Source, dial: Source): Conference {
  const beep = choice(source, 'beep', { words: ['true', 'false', 'onEnter', 'onExit'] });
  const recorded = choice(source, 'record', {
    words: ['do-not-record', 'record-from-start', 'true', 'false'],
  });
  return {
    kind: 'conference',
    name: words(source).slice(0, 128),
    startOnEnter: flag(source, 'startConferenceOnEnter', true),
    endOnExit: flag(source, 'endConferenceOnExit', false),
    stayAlone: true,
    muted: flag(source, 'muted', false),
    beepOnEnter: beep === 'true' || beep === 'onEnter',
    mostParticipants: whole(source, 'maxParticipants', {
      otherwise: 250,
      least: 2,
      most: 250,
      code: '13234',
    }),
    record: recorded === 'record-from-start' || recorded === 'true',
    recordingCallback: recordingCallback(source),
    wait: readWait(source, 'waitUrl', 'waitMethod'),
    limitMilliseconds: limitMilliseconds(dial),
    hangUpOnStar: flag(dial, 'hangupOnStar', false),
    callback: callback(source),
    matches: [],
    action: link(dial, 'action'),
    replaces: true,
  };
}

/** Without an address it is Twilio's own music, with an empty one silence. */
export function readWait(source: Source, name: string, methodName: string): Wait {
  const url = text(source, name)?.trim();
  if (url === undefined) return { kind: 'music' };
  if (url === '') return { kind: 'silence' };
  const method = text(source, methodName)?.toUpperCase() === 'GET' ? 'GET' : 'POST';
  return { kind: 'document', link: { url: absoluteUrl(url, source.reading.place.url), method } };
}

const events = new Set([
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
]);

/** No event is told unless it is asked for. */
function callback(source: Source): Callback | null {
  const told = link(source, 'statusCallback', 'statusCallbackMethod');
  const asked = list(source, 'statusCallbackEvent', '');
  for (const name of asked) if (!events.has(name)) warn(source, '12200', `statusCallbackEvent ${name}`);
  return told && { link: told, events: asked.filter((name) => events.has(name)) };
}
