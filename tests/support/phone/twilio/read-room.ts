import { readChoice, readFlag, readLink, readNumber } from '../read-link.ts';
import type { Conference } from '../verb.ts';
import type { XmlElement } from '../xml-element.ts';

/** `<Dial><Conference>`: the room that the caller enters. */
export function readRoom(dial: XmlElement, url: string): Conference {
  const [room, ...others] = dial.children;
  if (!room || others.length > 0) throw new Error('<Conference> must stand alone in its <Dial>');
  const name = room.text.trim();
  if (name === '' || name.length > 128) throw new Error(`<Conference> has the name "${name}"`);
  readChoice(room, 'beep', ['true', 'false', 'onEnter', 'onExit']);
  return {
    kind: 'conference',
    name,
    startOnEnter: readFlag(room, 'startConferenceOnEnter', true),
    endOnExit: readFlag(room, 'endConferenceOnExit', false),
    muted: readFlag(room, 'muted', false),
    record: readChoice(room, 'record', ['do-not-record', 'record-from-start']) === 'record-from-start',
    mostParticipants: readNumber(room, 'maxParticipants', [250, 2, 250]),
    hangUpOnStar: readFlag(dial, 'hangupOnStar', false),
    wait: readLink(room, { url: 'waitUrl', method: 'waitMethod' }, url),
    action: readLink(dial, { url: 'action', method: 'method' }, url),
    replaces: true,
    callback: readLink(room, { url: 'statusCallback', method: 'statusCallbackMethod' }, url),
    events: (room.attributes['statusCallbackEvent'] ?? '').split(' '),
    recordingCallback: readLink(
      room,
      { url: 'recordingStatusCallback', method: 'recordingStatusCallbackMethod' },
      url,
    ),
  };
}
