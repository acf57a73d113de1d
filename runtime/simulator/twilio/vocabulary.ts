import type { XmlElement } from '#runtime/xml/element.ts';
import { type Reading, warn } from './reading.ts';

/** Warns of unknown and misplaced elements and attributes; all of them do nothing. https://www.twilio.com/docs/api/errors/12200 */
export function checkVocabulary(element: XmlElement, reading: Reading): void {
  const rule = vocabulary.get(element.name);
  if (rule === undefined) return;
  for (const name of Object.keys(element.attributes)) {
    if (!rule.attributes.has(name))
      warn({ reading }, '12200', `Attribute '${name}' is not allowed to appear in element '${element.name}'`);
  }
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (rule.children.has(child.name)) checkVocabulary(child, reading);
    else if (element.name === 'Gather')
      warn({ reading }, '13320', `Gather: Invalid nested verb <${child.name}>`);
    else warn({ reading }, '12200', `Element '${child.name}' is not allowed in element '${element.name}'`);
  }
}

/** Whether the element may stand inside the other. */
export function mayStandIn(child: string, parent: string): boolean {
  return vocabulary.get(parent)?.children.has(child) ?? false;
}

const ssml = 'break emphasis lang p phoneme prosody s say-as sub w';
const machine =
  'machineDetection machineDetectionTimeout machineDetectionSpeechThreshold machineDetectionSpeechEndThreshold machineDetectionSilenceTimeout amdStatusCallback amdStatusCallbackMethod';
const leg = 'url method statusCallback statusCallbackEvent statusCallbackMethod';
const recording =
  'recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent recordingConfigurationId trim';

/** Element: its attributes; its children. As twilio@6.2.0's `VoiceResponse` has them. */
const table: Readonly<Record<string, readonly [attributes: string, children: string]>> = {
  Response: [
    'version',
    'Connect Dial Echo Enqueue Gather Hangup Leave Pause Pay Play Prompt Queue Record Redirect Refer Reject Say Sms Start Stop',
  ],
  Say: ['voice language loop', ssml],
  break: ['strength time', ''],
  emphasis: ['level', ssml],
  lang: ['xml:lang', ssml],
  p: ['', ssml],
  phoneme: ['alphabet ph', ssml],
  prosody: ['rate pitch volume', ssml],
  s: ['', ssml],
  'say-as': ['interpret-as format role', ssml],
  sub: ['alias', ssml],
  w: ['role', ssml],
  Play: ['loop digits', ''],
  Pause: ['length', ''],
  Gather: [
    'action actionOnEmptyResult bargeIn debug enhanced finishOnKey hints input language maxSpeechTime method numDigits partialResultCallback partialResultCallbackMethod profanityFilter speechModel speechTimeout timeout',
    'Pause Play Say',
  ],
  Dial: [
    `action answerOnBridge callerId callReason events hangupOnStar method passports record recordingTrack ${recording} referMethod referUrl ringTone sequential timeLimit timeout`,
    'Application Client Conference Number Queue Sim Sip WhatsApp',
  ],
  Number: [`${leg} ${machine} sendDigits byoc`, ''],
  Client: [leg, 'Identity Parameter'],
  Application: [`${leg} copyParentTo customerId`, 'ApplicationSid Parameter'],
  ApplicationSid: ['', ''],
  Identity: ['', ''],
  Parameter: ['name value', ''],
  Sip: [`${leg} ${machine} username password`, 'Headers Uri'],
  Headers: ['', 'Header'],
  Header: ['name value', ''],
  Uri: ['password priority username weight', ''],
  Sim: ['', ''],
  WhatsApp: [leg, ''],
  Conference: [
    `beep coach endConferenceOnExit eventCallbackUrl jitterBufferSize maxParticipants muted participantLabel record region startConferenceOnEnter statusCallback statusCallbackEvent statusCallbackMethod waitMethod waitUrl ${recording}`,
    '',
  ],
  Queue: ['method postWorkActivitySid reservationSid url', ''],
  Record: [
    `action finishOnKey maxLength method playBeep timeout transcribe transcribeCallback ${recording}`,
    '',
  ],
  Enqueue: ['action maxQueueSize method waitUrl waitUrlMethod workflowSid', 'Task'],
  Task: ['priority timeout', ''],
  Redirect: ['method', ''],
  Reject: ['reason', 'Parameter'],
  Hangup: ['', 'Parameter'],
  Leave: ['', ''],
  Echo: ['', ''],
  Sms: ['action from method statusCallback to', ''],
  Start: ['action method', 'Recording Siprec Stream Transcription'],
  Stop: ['', 'Siprec Stream Transcription'],
  Recording: [`channels track ${recording}`, ''],
  Connect: [
    'action method',
    'AiSession Autopilot Conversation ConversationRelay ConversationRelaySession Room Stream VirtualAgent',
  ],
  Stream: [
    'audioFormat connectorName name sampleRate statusCallback statusCallbackMethod track url',
    'Parameter',
  ],
};

/** Split once: documents are read by the thousand. */
export const vocabulary: ReadonlyMap<
  string,
  { attributes: ReadonlySet<string>; children: ReadonlySet<string> }
> = new Map(
  Object.entries(table).map(([name, [attributes, children]]) => [
    name,
    { attributes: wordsOf(attributes), children: wordsOf(children) },
  ]),
);

function wordsOf(text: string): Set<string> {
  return new Set(text.split(' ').filter((word) => word !== ''));
}
