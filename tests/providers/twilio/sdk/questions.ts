import {
  address,
  build,
  callRecordingReports,
  joanna,
  recordingReports,
  type VoiceResponse,
} from './build.ts';

type GatherAttributes = NonNullable<Parameters<VoiceResponse['gather']>[0]>;

/** Keys, words and recordings that are asked of the caller. */
export const questions = {
  'gather-digits': question({ input: ['dtmf'], timeout: 5, numDigits: 4, finishOnKey: '#' }),
  'gather-digits-options': build((response) => {
    const gather = response.gather(common({ input: ['dtmf'], timeout: 8, numDigits: 12, finishOnKey: '*' }));
    gather.say(joanna, 'Enter your number.');
    gather.play('https://ivr.example/media/beep?signature=s&expires=9');
    gather.pause({ length: 1 });
    guard(response);
  }),
  'gather-digits-no-finish-key': question({ input: ['dtmf'], timeout: 7, numDigits: 4, finishOnKey: '' }),
  'gather-one-key': question({ input: ['dtmf'], timeout: 1, numDigits: 1, finishOnKey: '' }),
  'gather-no-barge-in': build((response) => {
    response.say(joanna, 'Press a key.');
    response.gather({
      ...common({ input: ['dtmf'], timeout: 5, numDigits: 4, finishOnKey: '#' }),
      bargeIn: false,
    });
    guard(response);
  }),
  'gather-speech': question(speech({ language: 'en-US', speechTimeout: 'auto' })),
  'gather-speech-options': question(
    speech({
      language: 'de-DE',
      hints: 'Vertrieb,Herr Müller Einkauf',
      speechModel: 'numbers_and_commands',
      speechTimeout: '2',
      profanityFilter: false,
    }),
  ),
  'gather-speech-model-alone': question(
    speech({ language: 'en-US', speechModel: 'phone_call', speechTimeout: '2' }),
  ),
  'gather-speech-languages': question(speech({ language: 'cmn-Hans-CN', speechTimeout: 'auto' })),
  'gather-speech-language-near': question(speech({ language: 'fr-FR', speechTimeout: 'auto' })),
  'gather-speech-language-unknown': question(speech({ speechTimeout: 'auto' })),
  'gather-both': build((response) => {
    response.gather({
      ...common(speech({ language: 'en-US', speechTimeout: 'auto', hints: 'sales,support' })),
      input: ['dtmf', 'speech'],
      numDigits: 1,
      finishOnKey: '',
    });
    guard(response);
  }),
  'gather-on-leg': build((response) => {
    const attributes = common({ input: ['dtmf'], timeout: 5, numDigits: 1, finishOnKey: '' });
    const gather = response.gather({ ...attributes, action: address.answer('gathered', 'leg:2') });
    gather.say(joanna, 'A call for the clinic. Press 1 to take it.');
    response.redirect({ method: 'POST' }, address.answer('no-input', 'leg:2'));
  }),
  record: recording({}),
  'record-options': recording({
    maxLength: 14400,
    timeout: 3,
    finishOnKey: '1*#',
    playBeep: false,
    trim: 'do-not-trim',
    transcribe: true,
    transcribeCallback: address.fact('transcription'),
  }),
  'record-no-keys-no-silence': recording({ finishOnKey: '', timeout: 0 }),
  'record-transcribe': recording({ transcribe: true, transcribeCallback: address.fact('transcription') }),
  'record-transcribe-german': recording({
    transcribe: true,
    transcribeCallback: address.fact('transcription'),
  }),
  'start-recording': build((response) => {
    response.start().recording({
      channels: 'dual',
      track: 'both',
      ...callRecordingReports,
      recordingStatusCallbackMethod: 'POST',
    });
    response.say(joanna, 'This call is recorded.');
  }),
  'start-recording-mono': build((response) => {
    response.start().recording({
      channels: 'mono',
      track: 'both',
      ...callRecordingReports,
      recordingStatusCallbackMethod: 'POST',
    });
  }),
};

function common(attributes: GatherAttributes): GatherAttributes {
  return {
    action: address.answer('gathered'),
    method: 'POST',
    actionOnEmptyResult: true,
    bargeIn: true,
    ...attributes,
  };
}

function speech(attributes: GatherAttributes): GatherAttributes {
  return { input: ['speech'], timeout: 5, profanityFilter: true, ...attributes };
}

function question(attributes: GatherAttributes): () => string {
  return build((response) => {
    response.gather(common(attributes)).say(joanna, 'Press a key.');
    guard(response);
  });
}

function guard(response: VoiceResponse): void {
  response.redirect({ method: 'POST' }, address.answer('no-input'));
}

function recording(attributes: NonNullable<Parameters<VoiceResponse['record']>[0]>): () => string {
  return build((response) => {
    response.record({
      action: address.answer('recorded'),
      method: 'POST',
      maxLength: 120,
      timeout: 5,
      finishOnKey: '#',
      playBeep: true,
      trim: 'trim-silence',
      ...recordingReports,
      ...attributes,
    });
    response.redirect({ method: 'POST' }, address.answer('nothing-recorded'));
  });
}
