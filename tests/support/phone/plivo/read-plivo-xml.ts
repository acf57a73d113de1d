import { linkTo, readChoice, readFlag, readLink, readNumber } from '../read-link.ts';
import type { Conference, Dial, Gather, LegOrder, Prompt, RecordCall, RecordMessage, Verb } from '../verb.ts';
import { checkVocabulary, parseXml, type XmlElement } from '../xml-element.ts';
import { readStream } from './read-stream.ts';
import { plivoVocabulary } from './vocabulary.ts';

/** The verbs of a Plivo XML document. Throws for what Plivo would not run as it stands. */
export function readPlivoXml(document: string, url: string): Verb[] {
  const root = parseXml(document);
  if (root.name !== 'Response') throw new Error(`the root is <${root.name}>, not <Response>`);
  checkVocabulary(root, plivoVocabulary);
  const scheduled = root.children.filter((element) => !element.attributes['schedule']);
  // Recording from a dial's answer is told by an element of its own in front of it.
  const fromAnswer = scheduled.find((element) => element.attributes['startOnDialAnswer'] === 'true');
  return scheduled
    .filter((element) => element !== fromAnswer)
    .map((element) => readVerb(element, url, fromAnswer ?? null));
}

function readVerb(element: XmlElement, url: string, fromAnswer: XmlElement | null): Verb {
  switch (element.name) {
    case 'GetInput':
      return readInput(element, url);
    case 'GetDigits':
      return readDigits(element, url);
    case 'Dial':
      return readDial(element, url, fromAnswer);
    case 'Record':
      return readRecord(element, url);
    case 'Conference':
      return readConference(element, url);
    case 'Stream':
      return readStream(element, url);
    case 'Redirect':
      return { kind: 'redirect', to: linkTo(element.text.trim(), element.attributes['method'], url) };
    case 'Hangup': {
      const { reason } = element.attributes;
      return reason === undefined
        ? { kind: 'hang-up' }
        : { kind: 'reject', reason: readChoice(element, 'reason', ['rejected', 'busy']) };
    }
    default:
      return readPrompt(element, url);
  }
}

function readPrompt(element: XmlElement, url: string): Prompt {
  switch (element.name) {
    case 'Speak': {
      const text = element.text.trim();
      if (text === '' && element.children.length === 0) throw new Error('<Speak> says nothing');
      const { language = 'en-US', voice = 'WOMAN' } = element.attributes;
      if (!/^(WOMAN|MAN|Polly\..+)$/.test(voice)) throw new Error(`<Speak voice="${voice}">`);
      if (element.children.length > 0 && (!voice.startsWith('Polly.') || text.length > 3000))
        throw new Error('SSML needs a Polly voice and at most 3000 characters');
      return { kind: 'say', text, language, voice, loop: readNumber(element, 'loop', [1, 0, 1000]) };
    }
    case 'Play': {
      const sound = linkTo(element.text.trim(), 'GET', url).url;
      return { kind: 'play', url: sound, loop: readNumber(element, 'loop', [1, 0, 1000]) };
    }
    case 'Wait':
      return { kind: 'pause', seconds: readNumber(element, 'length', [1, 1, 3600]) };
    case 'DTMF':
      return { kind: 'keys', keys: element.text.trim() };
    default:
      throw new Error(`<${element.name}> is no prompt`);
  }
}

function readInput(element: XmlElement, url: string): Gather {
  const input = readChoice(element, 'inputType', ['dtmf', 'speech', 'dtmf speech', 'speech dtmf']);
  readNumber(element, 'executionTimeout', [15, 5, 60]);
  for (const name of ['digitEndTimeout', 'speechEndTimeout'])
    if (element.attributes[name] !== 'auto') readNumber(element, name, [2, 2, 10]);
  return {
    ...gather(element, url),
    digits: input.includes('dtmf')
      ? { most: readNumber(element, 'numDigits', [32, 1, 32]), finishKey: finishKey(element) }
      : null,
    speech: input.includes('speech'),
  };
}

function readDigits(element: XmlElement, url: string): Gather {
  readNumber(element, 'timeout', [5, 1, 120]);
  readNumber(element, 'digitTimeout', [2, 1, 120]);
  return {
    ...gather(element, url),
    digits: { most: readNumber(element, 'numDigits', [99, 1, 99]), finishKey: finishKey(element) },
    speech: false,
  };
}

function gather(element: XmlElement, url: string) {
  const action = readLink(element, { url: 'action', method: 'method' }, url);
  if (!action) throw new Error(`<${element.name}> has no action`);
  if (!readFlag(element, 'redirect', true))
    throw new Error(`<${element.name} redirect="false"> leads nowhere`);
  const prompts = element.children.map((child) => readPrompt(child, url));
  const rounds = readNumber(element, 'retries', [1, 1, 10]);
  return {
    kind: 'gather',
    prompts: Array.from({ length: rounds }, () => prompts).flat(),
    action,
    asksOnSilence: false,
  } as const;
}

function finishKey(element: XmlElement): string {
  const key = element.attributes['finishOnKey'] ?? '#';
  if (!/^([0-9*#]?|none)$/.test(key)) throw new Error(`finishOnKey="${key}"`);
  return key === 'none' ? '' : key;
}

function readDial(element: XmlElement, url: string, fromAnswer: XmlElement | null): Dial {
  if (element.children.length === 0) throw new Error('<Dial> without a target');
  const { dialMusic } = element.attributes;
  const music = dialMusic === 'real' ? null : readLink(element, { url: 'dialMusic', method: '' }, url);
  const order = {
    document: readLink(element, { url: 'confirmSound', method: '' }, url),
    confirmKey: element.attributes['confirmKey'] ?? null,
    statusCallback: readLink(element, { url: 'callbackUrl', method: 'callbackMethod' }, url),
    events: ['answered', 'connected', 'ended'],
    machineCallback: null,
  };
  if (order.confirmKey !== null && !/^[0-9*#]$/.test(order.confirmKey))
    throw new Error(`confirmKey="${order.confirmKey}"`);
  readNumber(element, 'timeLimit', [14_400, 1, 86_400]);
  readNumber(element, 'confirmTimeout', [120, 1, 120]);
  return {
    kind: 'dial',
    legs: element.children.map((child) => ({ ...order, ...readTarget(child) })),
    sequential: false,
    action: readLink(element, { url: 'action', method: 'method' }, url),
    replaces: readFlag(element, 'redirect', true),
    hangUpOnStar: readFlag(element, 'hangupOnStar', false),
    record: fromAnswer !== null,
    recordingCallback:
      fromAnswer && readLink(fromAnswer, { url: 'callbackUrl', method: 'callbackMethod' }, url),
    music,
    callerId: element.attributes['callerId'] ?? '',
    timeoutSeconds: readNumber(element, 'timeout', [120, 1, 600]),
  };
}

function readTarget(element: XmlElement): Pick<LegOrder, 'kind' | 'address'> {
  const address = element.text.trim();
  if (element.name === 'Number') {
    if (!/^\+?[0-9]{3,15}$/.test(address)) throw new Error(`<Number> ${address}`);
    return { kind: 'number', address };
  }
  if (!/^sips?:[^@\s]+@[^@\s]+$/.test(address)) throw new Error(`<User> ${address}`);
  return { kind: /@phone\.plivo\.com$/.test(address) ? 'client' : 'sip', address };
}

function readRecord(element: XmlElement, url: string): RecordMessage | RecordCall {
  const action = readLink(element, { url: 'action', method: 'method' }, url);
  const recordingCallback = readLink(element, { url: 'callbackUrl', method: 'callbackMethod' }, url);
  if (readFlag(element, 'recordSession', false)) {
    if (readFlag(element, 'redirect', true) && action)
      throw new Error('recordSession would replace the document');
    return { kind: 'record-call', started: action, recordingCallback };
  }
  if (!readFlag(element, 'redirect', true)) throw new Error('<Record redirect="false"> leads nowhere');
  readNumber(element, 'timeout', [15, 0, 3600]);
  return {
    kind: 'record',
    action,
    finishKeys: element.attributes['finishOnKey'] ?? '#',
    mostSeconds: readNumber(element, 'maxLength', [60, 1, 14_400]),
    recordingCallback,
    transcriptionCallback: readLink(element, { url: 'transcriptionUrl', method: 'transcriptionMethod' }, url),
  };
}

function readConference(element: XmlElement, url: string): Conference {
  const name = element.text.trim();
  if (name === '') throw new Error('<Conference> has no name');
  return {
    kind: 'conference',
    name,
    startOnEnter: readFlag(element, 'startConferenceOnEnter', true),
    endOnExit: readFlag(element, 'endConferenceOnExit', false),
    muted: readFlag(element, 'muted', false),
    record: readFlag(element, 'record', false),
    mostParticipants: readNumber(element, 'maxMembers', [20, 1, 20]),
    hangUpOnStar: readFlag(element, 'hangupOnStar', false),
    wait: readLink(element, { url: 'waitSound', method: '' }, url),
    action: readLink(element, { url: 'action', method: 'method' }, url),
    replaces: readFlag(element, 'redirect', true),
    callback: readLink(element, { url: 'callbackUrl', method: 'callbackMethod' }, url),
    events: ['join', 'leave', 'record'],
    recordingCallback: readLink(element, { url: 'callbackUrl', method: 'callbackMethod' }, url),
  };
}
