import type { Vocabulary } from '../xml-element.ts';

const amd =
  'machineDetection machineDetectionTimeout machineDetectionSpeechThreshold machineDetectionSpeechEndThreshold machineDetectionSilenceTimeout amdStatusCallback amdStatusCallbackMethod';
const leg = 'url method statusCallback statusCallbackEvent statusCallbackMethod';
const recording =
  'recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent recordingConfigurationId trim';
const ssml = 'break emphasis lang p phoneme prosody s say-as sub w';
const spoken = (attributes: string) => ({ attributes, children: ssml });

/** Elements and attributes of TwiML that a telephone call may meet. */
export const twimlVocabulary: Vocabulary = {
  Response: {
    attributes: '',
    children: 'Say Play Pause Gather Dial Record Redirect Hangup Reject Start Connect',
  },
  Say: spoken('voice language loop'),
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
  Play: { attributes: 'loop digits' },
  Pause: { attributes: 'length' },
  Gather: {
    attributes:
      'action method input timeout speechTimeout finishOnKey numDigits actionOnEmptyResult language hints speechModel profanityFilter partialResultCallback partialResultCallbackMethod bargeIn maxSpeechTime',
    children: 'Say Play Pause',
  },
  Dial: {
    attributes: `action method answerOnBridge callerId callReason hangupOnStar record recordingTrack ${recording} ringTone sequential timeLimit timeout`,
    children: 'Number Client Sip Conference',
  },
  Number: { attributes: `${leg} ${amd} sendDigits` },
  Client: { attributes: leg, children: 'Identity Parameter' },
  Identity: { attributes: '' },
  Parameter: { attributes: 'name value' },
  Sip: { attributes: `${leg} ${amd} username password` },
  Conference: {
    attributes: `muted beep startConferenceOnEnter endConferenceOnExit participantLabel waitUrl waitMethod maxParticipants record statusCallback statusCallbackMethod statusCallbackEvent ${recording}`,
  },
  Record: {
    attributes: `action method timeout finishOnKey maxLength playBeep transcribe transcribeCallback ${recording}`,
  },
  Redirect: { attributes: 'method' },
  Hangup: { attributes: '' },
  Reject: { attributes: 'reason' },
  Start: { attributes: 'action method', children: 'Recording' },
  Connect: { attributes: 'action method', children: 'Stream' },
  Stream: {
    attributes: 'url name track statusCallback statusCallbackMethod',
    children: 'Parameter',
  },
  Recording: { attributes: `channels track ${recording}` },
};
