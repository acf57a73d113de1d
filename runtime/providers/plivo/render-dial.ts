import type { DialInstruction, DialTarget } from '#runtime/contract/document.ts';
import { limits } from '#runtime/contract/limits.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { sendableKeys } from '#runtime/providers/sendable-keys.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { recordingCallback } from './recording-callback.ts';
import { sipHeaders } from './sip-headers.ts';

/** https://www.plivo.com/docs/voice/xml/dial */
export function renderDial(dial: DialInstruction, rendering: Rendering): XmlElement[] {
  const targets = dial.targets.slice(0, limits.dialTargets);
  if (targets.length < dial.targets.length) {
    rendering.note(`${dial.targets.length} people rung at once`, `the first ${targets.length}`);
  }
  const people = targets.map((target) => ({ target, elements: renderTarget(target, rendering) }));
  const [first, ...others] = people.filter(({ elements }) => elements.length > 0);
  if (others.length + 1 < people.length)
    rendering.note('somebody without an address', 'nobody in their place');
  if (first === undefined) {
    rendering.note('somebody to be rung', 'nobody, since there is no address');
    return [redirect(rendering.answerUrl('dialed'))];
  }
  noteWhatIsMissing(dial, rendering);
  const children = [first, ...others].flatMap(({ elements }) => elements);
  return [
    ...recording(dial, rendering),
    element('Dial', attributes(dial, first.target, rendering), children),
  ];
}

function attributes(dial: DialInstruction, first: DialTarget, rendering: Rendering) {
  const leg = `leg:${first.leg}` as const;
  const { accept } = dial;
  const music = rendering.fetchUrl('wait', 'wait');
  return {
    action: rendering.answerUrl('dialed'),
    method: 'POST',
    redirect: true,
    timeout: wholeSeconds(rendering, dial.timeoutSeconds, { what: 'a ringing time', least: 1, most: 120 }),
    timeLimit: conversationSeconds(dial, rendering),
    callerId: callerId(dial.callerId, rendering),
    hangupOnStar: dial.hangUpOnStar ? true : undefined,
    dialMusic: { default: undefined, real: 'real', music }[dial.ringback],
    confirmSound: dial.whisper || accept !== null ? rendering.fetchUrl(leg, 'whisper') : undefined,
    confirmKey: accept?.key,
    confirmTimeout: accept === null ? undefined : acceptSeconds(accept.seconds, rendering),
    callbackUrl: rendering.factUrl(leg, 'leg'),
    callbackMethod: 'POST',
  };
}

/** "Starts after the call is answered": what is asked for is time after the words, whose length nobody knows here. */
function acceptSeconds(seconds: number, rendering: Rendering): number {
  const asked = Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : 1;
  const sent = Math.min(asked + secondsOfWords, 120);
  rendering.note(`${seconds} s to accept after the words`, `${sent} s to accept from the answer on`);
  return sent;
}

const secondsOfWords = 15;

function renderTarget(target: DialTarget, rendering: Rendering): XmlElement[] {
  switch (target.kind) {
    case 'number': {
      const number = target.number.replace(/[\s().+-]/g, '');
      const sendDigits = sendableKeys(target.sendKeys, rendering);
      return !/^\d{3,15}$/.test(number) ? [] : [element('Number', { sendDigits }, [number])];
    }
    case 'sip': {
      const uri = target.uri.replace(/\s+/g, '').replace(/^(sips?:)?/i, (scheme) => scheme || 'sip:');
      const login = {
        sipAuthUsername: target.username || undefined,
        sipAuthPassword: target.username === '' ? undefined : target.password,
      };
      const user = { sipHeaders: sipHeaders(target.headers, rendering), ...login };
      return /^sips?:$/i.test(uri) ? [] : [element('User', user, [uri])];
    }
    case 'client': {
      const name = target.name.replace(/^(client|sips?):/i, '').replace(/\s+/g, '');
      const address = name.includes('@') ? name : `${name}@phone.plivo.com`;
      const user = { sipHeaders: sipHeaders(target.parameters, rendering) };
      return name === '' ? [] : [element('User', user, [`sip:${address}`])];
    }
  }
}

/** A background recording that Plivo begins when somebody answers; it stands before the `<Dial>`. */
function recording(dial: DialInstruction, rendering: Rendering): XmlElement[] {
  if (dial.record === 'no') return [];
  if (dial.record === 'from-ringing')
    rendering.note('a recording from the ringing', 'a recording from the answer');
  const how = {
    startOnDialAnswer: true,
    redirect: false,
    fileFormat: 'mp3',
    maxLength: conversationSeconds(dial, rendering),
    recordChannelType: dial.recordTracks === 'dual' ? 'stereo' : 'mono',
  };
  return [element('Record', { ...how, ...recordingCallback(rendering.reportUrl('recording')) })];
}

function conversationSeconds(dial: DialInstruction, rendering: Rendering): number {
  return wholeSeconds(rendering, dial.timeLimitSeconds, {
    what: 'a longest conversation',
    least: 1,
    most: 86_400,
  });
}

function noteWhatIsMissing(dial: DialInstruction, { note }: Rendering): void {
  if (dial.detectMachine)
    note('an answering machine told from a person', 'no search for one, since <Dial> has none');
  if (dial.targets.some((target) => target.timeoutSeconds !== dial.timeoutSeconds)) {
    note('a ringing time for each person', 'one ringing time for all');
  }
  if (dial.targets.length > 1 && (dial.whisper || dial.accept !== null)) {
    note('an announcement for each person', "the first person's announcement for all");
  }
}

/** Plivo writes numbers without `+`; a caller's own number is what it shows when nothing is told. */
function callerId(asked: string, rendering: Rendering): string | undefined {
  const sent = asked.trim();
  if (sent === '') return undefined;
  if (/^\+?\d{3,15}$/.test(sent)) return sent.replace('+', '');
  rendering.note('a caller ID that is no number', "the caller's own number");
  return undefined;
}
