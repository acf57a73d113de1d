import type { ConferenceInstruction } from '#runtime/contract/document.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { recordingCallback } from './recording-callback.ts';

const mostParticipants = 250;
const nameCharacters = 128;

/** Twilio takes what holds for the whole room (recording, reports) from whoever enters first. */
export function renderConference(conference: ConferenceInstruction, rendering: Rendering): XmlElement[] {
  const name = conference.name.trim().slice(0, nameCharacters);
  if (name === '') {
    rendering.note('a conference', 'nothing, since it has no name');
    return [redirect(rendering.answerUrl('conference-left'))];
  }
  const dial = {
    action: rendering.answerUrl('conference-left'),
    method: 'POST',
    timeLimit: wholeSeconds(rendering, conference.timeLimitSeconds, {
      what: 'a longest stay',
      least: 1,
      most: 86_400,
    }),
    hangupOnStar: conference.hangUpOnStar ? true : undefined,
  };
  return [element('Dial', dial, [element('Conference', roomAttributes(conference, rendering), [name])])];
}

function roomAttributes(
  conference: ConferenceInstruction,
  rendering: Rendering,
): Record<string, string | number | boolean | undefined> {
  return {
    startConferenceOnEnter: conference.startOnEnter,
    endConferenceOnExit: conference.endOnExit,
    muted: conference.muted,
    beep: { both: 'true', enter: 'onEnter', exit: 'onExit', none: 'false' }[conference.beep],
    maxParticipants: participants(conference.mostParticipants, rendering),
    ...waitAttributes(conference.wait, rendering),
    statusCallback: rendering.factUrl(rendering.thread, 'conference'),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: 'start end join leave mute',
    ...(conference.record
      ? { record: 'record-from-start', ...recordingCallback(rendering.reportUrl('recording')) }
      : {}),
  };
}

function waitAttributes(wait: ConferenceInstruction['wait'], rendering: Rendering): Record<string, string> {
  switch (wait) {
    case 'default':
      return {};
    case 'silence':
      return { waitUrl: '' };
    case 'music':
      return { waitUrl: rendering.fetchUrl('wait', 'wait'), waitMethod: 'POST' };
  }
}

function participants(asked: number, rendering: Rendering): number {
  const sent = Math.min(mostParticipants, Math.max(2, Math.floor(asked) || mostParticipants));
  if (sent !== asked) rendering.note(`at most ${asked} in the room`, `at most ${sent}`);
  return sent;
}
