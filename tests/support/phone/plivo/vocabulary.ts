import type { Vocabulary } from '../xml-element.ts';

const ssml = 'break emphasis lang p phoneme prosody s say-as sub w';
const spoken = (attributes: string) => ({ attributes, children: ssml });
const prompts = 'Speak Play Wait';

/** Elements and attributes of Plivo's XML that a telephone call may meet. */
export const plivoVocabulary: Vocabulary = {
  Response: {
    attributes: '',
    children: 'Speak Play Wait DTMF GetInput GetDigits Dial Record Redirect Hangup Conference Stream',
  },
  Speak: spoken('voice language loop'),
  break: { attributes: 'strength time' },
  emphasis: spoken('level'),
  lang: spoken('xml:lang'),
  p: spoken(''),
  phoneme: spoken('alphabet ph'),
  prosody: spoken('rate pitch volume'),
  s: spoken(''),
  'say-as': spoken('interpret-as format role'),
  sub: spoken('alias'),
  w: spoken('role'),
  Play: { attributes: 'loop' },
  Wait: { attributes: 'length silence minSilence beep' },
  DTMF: { attributes: 'async' },
  GetInput: {
    attributes:
      'action method inputType executionTimeout digitEndTimeout speechEndTimeout startInputTimeout retries finishOnKey numDigits speechModel hints language interimSpeechResultsCallback interimSpeechResultsCallbackMethod log redirect profanityFilter',
    children: prompts,
  },
  GetDigits: {
    attributes:
      'action method timeout digitTimeout finishOnKey numDigits retries redirect playBeep validDigits invalidDigitsSound log',
    children: prompts,
  },
  Dial: {
    attributes:
      'action method hangupOnStar timeLimit timeout callerId callerName confirmSound confirmKey confirmTimeout dialMusic callbackUrl callbackMethod redirect digitsMatch digitsMatchBLeg sipHeaders',
    children: 'Number User',
  },
  Number: { attributes: 'sendDigits sendDigitsMode sendOnPreanswer callerId callerName sipHeaders' },
  User: { attributes: 'sendDigits sendOnPreanswer sipHeaders sipAuthUsername sipAuthPassword' },
  Record: {
    attributes:
      'action method fileFormat redirect timeout maxLength playBeep finishOnKey recordSession startOnDialAnswer recordChannelType transcriptionType transcriptionUrl transcriptionMethod transcriptionReportType callbackUrl callbackMethod',
  },
  Redirect: { attributes: 'method' },
  Hangup: { attributes: 'reason schedule' },
  Stream: {
    attributes:
      'bidirectional audioTrack streamTimeout statusCallbackUrl statusCallbackMethod contentType extraHeaders keepCallAlive noiseCancellation',
  },
  Conference: {
    attributes:
      'muted enterSound exitSound startConferenceOnEnter endConferenceOnExit stayAlone maxMembers timeLimit hangupOnStar waitSound record recordFileFormat transcriptionType transcriptionUrl transcriptionMethod digitsMatch floorEvent relayDTMF action method redirect callbackUrl callbackMethod',
  },
};
