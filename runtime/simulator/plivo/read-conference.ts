import type { Conference, Verb, Wait } from '#runtime/simulator/verb.ts';
import { choice, flag, link, type Source, text, whole, words } from './attributes.ts';
import { patterns } from './read-dial.ts';
import { readTranscription } from './read-record.ts';
import { refuse } from './reading.ts';

/** https://www.plivo.com/docs/voice/xml/conference */
export function readConference(source: Source): Verb[] {
  const callback = link(source, 'callbackUrl', { methodName: 'callbackMethod' });
  choice(source, 'recordFileFormat', { words: ['mp3', 'wav'], otherwise: 'mp3' });
  readTranscription(source);
  flag(source, 'floorEvent', false);
  return room(source, {
    action: link(source, 'action'),
    replaces: flag(source, 'redirect', true),
    startOnEnter: flag(source, 'startConferenceOnEnter', true),
    endOnExit: flag(source, 'endConferenceOnExit', false),
    stayAlone: flag(source, 'stayAlone', true),
    muted: flag(source, 'muted', false),
    beepOnEnter: /^beep:[12]$/.test(text(source, 'enterSound')),
    mostParticipants: whole(source, 'maxMembers', { otherwise: 20, most: 20 }),
    record: flag(source, 'record', false),
    recordingCallback: callback && { link: callback, events: ['in-progress', 'completed'] },
    wait: wait(source, 'waitSound', { methodName: '', method: 'POST' }),
    limitMilliseconds: whole(source, 'timeLimit', { otherwise: 86_400 }) * 1_000,
    hangUpOnStar: flag(source, 'hangupOnStar', false),
    callback: callback && { link: callback, events: ['own-join', 'own-leave', 'keys'] },
    matches: patterns(source, 'digitsMatch'),
  });
}

/**
 * https://www.plivo.com/docs/voice/xml/multipartycall: a room like a conference. Its status callbacks are not sent here, since Plivo's
 * pages disagree on their fields.
 */
export function readMultiPartyCall(source: Source): Verb[] {
  if (!/^(agent|supervisor|customer|ai-agent)$/i.test(text(source, 'role')))
    refuse(source.reading, `role of <MultiPartyCall> is ${text(source, 'role') || 'missing'}`);
  return room(source, {
    action: link(source, 'onExitActionUrl', { methodName: 'onExitActionMethod' }),
    replaces: true,
    startOnEnter: flag(source, 'startMpcOnEnter', true),
    endOnExit: flag(source, 'endMpcOnExit', false),
    stayAlone: flag(source, 'stayAlone', false),
    muted: flag(source, 'mute', false),
    beepOnEnter: !/^(none|https?:.*)$/i.test(text(source, 'enterSound')),
    mostParticipants: whole(source, 'maxParticipants', { otherwise: 10, least: 2, most: 10 }),
    record: flag(source, 'record', false),
    recordingCallback: null,
    wait: wait(source, 'waitMusicUrl', { methodName: 'waitMusicMethod', method: 'GET' }),
    limitMilliseconds: whole(source, 'maxDuration', { otherwise: 14_400, least: 300, most: 28_800 }) * 1_000,
    hangUpOnStar: false,
    callback: null,
    matches: [],
  });
}

function room(source: Source, rules: Omit<Conference, 'kind' | 'name'>): Verb[] {
  const name = words(source);
  if (name === '') refuse(source.reading, `<${source.element.name}> has no name`);
  return [{ kind: 'conference', name, ...rules }];
}

/** Without a document Plivo plays its own music. */
function wait(source: Source, name: string, how: { methodName: string; method: 'GET' | 'POST' }): Wait {
  const found = link(source, name, how);
  return found === null ? { kind: 'music' } : { kind: 'document', link: found };
}
