const ssml = 'break emphasis lang p phoneme prosody s say-as sub w';
const prompts = 'Speak Play Wait';
const callback = 'callbackUrl callbackMethod';
const action = 'action method redirect';
const transcription = 'transcriptionType transcriptionUrl transcriptionMethod transcriptionReportType';

/** Elements of Plivo's XML: their attributes and what may stand inside. https://www.plivo.com/docs/voice/xml/overview */
export const vocabulary: ReadonlyMap<string, ElementRule> = new Map([
  rule(
    'Response',
    '',
    `${prompts} GetDigits GetInput Record Dial Message Redirect Hangup PreAnswer Conference DTMF MultiPartyCall Stream`,
  ),
  rule('Speak', 'voice language loop', ssml),
  rule('break', 'strength time', ''),
  ...['lang', 'prosody', 's', 'p', 'w', 'emphasis'].map((name) =>
    rule(name, 'xml:lang rate pitch volume level role', ssml),
  ),
  ...['phoneme', 'sub', 'say-as'].map((name) =>
    rule(name, 'alphabet ph alias interpret-as format role', ssml),
  ),
  rule('Play', 'loop', ''),
  rule('Wait', 'length silence minSilence min_silence beep', ''),
  rule('DTMF', 'async digits', ''),
  rule(
    'GetInput',
    `${action} inputType executionTimeout digitEndTimeout speechEndTimeout startInputTimeout retries finishOnKey numDigits speechModel hints language interimSpeechResultsCallback interimSpeechResultsCallbackMethod log profanityFilter`,
    prompts,
  ),
  rule(
    'GetDigits',
    `${action} timeout digitTimeout finishOnKey numDigits retries playBeep validDigits invalidDigitsSound log`,
    prompts,
  ),
  rule(
    'Dial',
    `${action} ${callback} hangupOnStar timeLimit timeout callerId callerName confirmSound confirmKey confirmTimeout dialMusic digitsMatch digitsMatchBLeg sipHeaders callType`,
    'Number User',
  ),
  rule('Number', 'sendDigits sendDigitsMode sendOnPreanswer callerId callerName sipHeaders', ''),
  rule(
    'User',
    'sendDigits sendOnPreanswer callerId callerName sipHeaders sipAuthUsername sipAuthPassword',
    '',
  ),
  rule(
    'Record',
    `${action} ${callback} ${transcription} fileFormat timeout maxLength playBeep finishOnKey recordSession startOnDialAnswer recordChannelType`,
    '',
  ),
  rule(
    'Conference',
    `${action} ${callback} ${transcription} muted beep enterSound exitSound startConferenceOnEnter endConferenceOnExit stayAlone maxMembers timeLimit hangupOnStar waitSound record recordWhenAlone recordFileFormat digitsMatch floorEvent relayDTMF`,
    '',
  ),
  rule(
    'MultiPartyCall',
    'role maxDuration maxParticipants recordMinMemberCount waitMusicUrl waitMusicMethod agentHoldMusicUrl agentHoldMusicMethod customerHoldMusicUrl customerHoldMusicMethod record recordFileFormat recordingCallbackUrl recordingCallbackMethod statusCallbackEvents statusCallbackUrl statusCallbackMethod stayAlone coachMode mute hold startMpcOnEnter endMpcOnExit enterSound enterSoundMethod exitSound exitSoundMethod onExitActionUrl onExitActionMethod relayDTMFInputs startRecordingAudio startRecordingAudioMethod stopRecordingAudio stopRecordingAudioMethod recordParticipantTrack',
    '',
  ),
  rule(
    'Stream',
    'bidirectional audioTrack streamTimeout statusCallbackUrl statusCallbackMethod contentType extraHeaders keepCallAlive noiseCancellation',
    '',
  ),
  rule('Redirect', 'method', ''),
  rule('Hangup', 'reason schedule', ''),
  rule('PreAnswer', '', `${prompts} GetDigits Redirect Message DTMF`),
  rule('Message', `src dst type ${callback}`, ''),
]);

export type ElementRule = { attributes: ReadonlySet<string>; children: ReadonlySet<string> };

function rule(name: string, attributes: string, children: string): [string, ElementRule] {
  return [name, { attributes: new Set(attributes.split(' ')), children: new Set(children.split(' ')) }];
}
