import type { ConferenceInstruction } from '#runtime/contract/document.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';

const mostMembers = 20;

/** https://www.plivo.com/docs/voice/xml/conference */
export function renderConference(conference: ConferenceInstruction, rendering: Rendering): XmlElement[] {
  const name = conference.name.trim();
  if (name === '') {
    rendering.note('a conference', 'nothing, since it has no name');
    return [redirect(rendering.answerUrl('conference-left'))];
  }
  const { beep } = conference;
  const attributes = {
    action: rendering.answerUrl('conference-left'),
    method: 'POST',
    redirect: true,
    startConferenceOnEnter: conference.startOnEnter,
    endConferenceOnExit: conference.endOnExit,
    muted: conference.muted,
    enterSound: beep === 'both' || beep === 'enter' ? 'beep:1' : '',
    exitSound: beep === 'both' || beep === 'exit' ? 'beep:2' : '',
    waitSound: waitSound(conference.wait, rendering),
    maxMembers: members(conference.mostParticipants, rendering),
    timeLimit: wholeSeconds(rendering, conference.timeLimitSeconds, {
      what: 'a longest stay',
      least: 1,
      most: 86_400,
    }),
    hangupOnStar: conference.hangUpOnStar ? true : undefined,
    ...(conference.record && { record: true, recordFileFormat: 'mp3' }),
    callbackUrl: rendering.reportUrl('conference'),
    callbackMethod: 'POST',
  };
  return [element('Conference', attributes, [name])];
}

/** An address that answers with XML. Without one Plivo plays its own music, so silence is a document of its own. */
function waitSound(wait: ConferenceInstruction['wait'], rendering: Rendering): string | undefined {
  switch (wait) {
    case 'default':
      return undefined;
    case 'silence':
      rendering.note('silence until the conference starts', 'waiting music that is a long pause');
      return rendering.fetchUrl('wait', 'wait');
    case 'music':
      return rendering.fetchUrl('wait', 'wait');
  }
}

function members(asked: number, rendering: Rendering): number {
  const sent = Math.min(mostMembers, Math.max(1, Math.floor(asked) || mostMembers));
  if (sent !== asked) rendering.note(`at most ${asked} in the room`, `at most ${sent}`);
  return sent;
}
