import { linkTo, readChoice, readFlag, readLink, readNumber } from '../read-link.ts';
import type { Dial, Gather, LegOrder, Link, Prompt, RecordMessage, Verb } from '../verb.ts';
import { checkVocabulary, parseXml, type XmlElement } from '../xml-element.ts';
import { readRoom } from './read-room.ts';
import { readStream } from './read-stream.ts';
import { twimlVocabulary } from './vocabulary.ts';

/** The verbs of a TwiML document. Throws for what Twilio would not run as it stands. */
export function readTwiml(document: string, url: string): Verb[] {
  const root = parseXml(document);
  if (root.name !== 'Response') throw new Error(`the root is <${root.name}>, not <Response>`);
  checkVocabulary(root, twimlVocabulary);
  return root.children.map((element) => readVerb(element, url));
}

function readVerb(element: XmlElement, url: string): Verb {
  switch (element.name) {
    case 'Gather':
      return readGather(element, url);
    case 'Dial':
      return element.children.some((child) => child.name === 'Conference')
        ? readRoom(element, url)
        : readDial(element, url);
    case 'Connect':
      return readStream(element, url);
    case 'Record':
      return readRecord(element, url);
    case 'Redirect':
      return { kind: 'redirect', to: linkTo(element.text.trim(), element.attributes['method'], url) };
    case 'Hangup':
      return { kind: 'hang-up' };
    case 'Reject':
      return { kind: 'reject', reason: readChoice(element, 'reason', ['rejected', 'busy']) };
    case 'Start': {
      const [recording] = element.children;
      if (!recording) throw new Error('<Start> starts nothing');
      readChoice(recording, 'channels', ['dual', 'mono']);
      return { kind: 'record-call', started: null, recordingCallback: recordingCallback(recording, url) };
    }
    default:
      return readPrompt(element, url);
  }
}

function readPrompt(element: XmlElement, url: string): Prompt {
  switch (element.name) {
    case 'Say': {
      const text = element.text.trim();
      if (text === '' && element.children.length === 0) throw new Error('<Say> says nothing');
      if (text.length > 4096) throw new Error(`<Say> has ${text.length} characters`);
      const { language = 'en-US', voice = 'man' } = element.attributes;
      return { kind: 'say', text, language, voice, loop: readNumber(element, 'loop', [1, 0, 1000]) };
    }
    case 'Play': {
      const { digits } = element.attributes;
      if (digits !== undefined) return { kind: 'keys', keys: digits };
      const sound = linkTo(element.text.trim(), 'GET', url).url;
      return { kind: 'play', url: sound, loop: readNumber(element, 'loop', [1, 0, 1000]) };
    }
    case 'Pause':
      return { kind: 'pause', seconds: readNumber(element, 'length', [1, 1, 3600]) };
    default:
      throw new Error(`<${element.name}> is no prompt`);
  }
}

function readGather(element: XmlElement, url: string): Gather {
  const input = readChoice(element, 'input', ['dtmf', 'speech', 'dtmf speech', 'speech dtmf']);
  readNumber(element, 'timeout', [5, 1, 600]);
  const { finishOnKey = '#', speechTimeout, speechModel } = element.attributes;
  if (!/^[0-9*#]?$/.test(finishOnKey)) throw new Error(`finishOnKey="${finishOnKey}"`);
  if (speechModel !== undefined && speechTimeout === 'auto')
    throw new Error('speechTimeout="auto" with a speechModel is error 13335');
  const digits = { most: readNumber(element, 'numDigits', [Infinity, 1, Infinity]), finishKey: finishOnKey };
  return {
    kind: 'gather',
    prompts: element.children.map((child) => readPrompt(child, url)),
    digits: input.includes('dtmf') ? digits : null,
    speech: input.includes('speech'),
    action: readLink(element, { url: 'action', method: 'method' }, url) ?? { url, method: 'POST' },
    asksOnSilence: readFlag(element, 'actionOnEmptyResult', false),
  };
}

function readDial(element: XmlElement, url: string): Dial {
  const { record = 'do-not-record', callerId = '' } = element.attributes;
  if (element.children.length === 0 || element.children.length > 10)
    throw new Error(`<Dial> with ${element.children.length} targets`);
  readNumber(element, 'timeLimit', [14_400, 1, 86_400]);
  return {
    kind: 'dial',
    legs: element.children.map((child) => readLeg(child, url)),
    sequential: readFlag(element, 'sequential', false),
    action: readLink(element, { url: 'action', method: 'method' }, url),
    replaces: true,
    hangUpOnStar: readFlag(element, 'hangupOnStar', false),
    record: record !== 'do-not-record',
    recordingCallback: recordingCallback(element, url),
    music: null,
    callerId,
    timeoutSeconds: readNumber(element, 'timeout', [30, 5, 600]),
  };
}

const legEvents: Readonly<Record<string, string>> = {
  initiated: 'initiated',
  ringing: 'ringing',
  answered: 'answered',
  completed: 'ended',
};

function readLeg(element: XmlElement, url: string): LegOrder {
  const { statusCallbackEvent = 'completed', machineDetection } = element.attributes;
  const events = statusCallbackEvent.split(' ').map((name) => {
    const event = legEvents[name];
    if (!event) throw new Error(`statusCallbackEvent ${name}`);
    return event;
  });
  const identity = element.children.find((child) => child.name === 'Identity');
  const address = (identity?.text ?? element.text).trim();
  if (element.name === 'Number' && !/^\+?[0-9]{3,15}$/.test(address)) throw new Error(`<Number> ${address}`);
  if (element.name === 'Sip' && !address.startsWith('sip')) throw new Error(`<Sip> ${address}`);
  return {
    kind: element.name === 'Sip' ? 'sip' : element.name === 'Client' ? 'client' : 'number',
    address,
    document: readLink(element, { url: 'url', method: 'method' }, url),
    confirmKey: null,
    statusCallback: readLink(element, { url: 'statusCallback', method: 'statusCallbackMethod' }, url),
    events,
    machineCallback: machineDetection
      ? readLink(element, { url: 'amdStatusCallback', method: 'amdStatusCallbackMethod' }, url)
      : null,
  };
}

function readRecord(element: XmlElement, url: string): RecordMessage {
  readNumber(element, 'timeout', [5, 0, 3600]);
  const transcribe = readFlag(element, 'transcribe', false);
  const transcript = readLink(
    element,
    { url: 'transcribeCallback', method: 'transcribeCallbackMethod' },
    url,
  );
  return {
    kind: 'record',
    action: readLink(element, { url: 'action', method: 'method' }, url) ?? { url, method: 'POST' },
    finishKeys: element.attributes['finishOnKey'] ?? '1234567890*#',
    mostSeconds: readNumber(element, 'maxLength', [3600, 1, transcribe ? 120 : 14_400]),
    recordingCallback: recordingCallback(element, url),
    transcriptionCallback: transcribe ? transcript : null,
  };
}

function recordingCallback(element: XmlElement, url: string): Link | null {
  return readLink(element, { url: 'recordingStatusCallback', method: 'recordingStatusCallbackMethod' }, url);
}
