import {
  type Attributes,
  address,
  build,
  callRecordingReports,
  joanna,
  type Response,
  recordingReports,
  redirect,
} from './build.ts';

/** Keys, words and recordings that are asked of the caller. */
export const questions = {
  'gather-digits': question(keys({})),
  'gather-digits-options': build((response) => {
    const input = response.addGetInput(
      keys({ executionTimeout: 8, digitEndTimeout: 3, finishOnKey: '*', numDigits: 12 }),
    );
    input.addSpeak('Enter your number.', joanna);
    input.addPlay('https://ivr.example/media/beep?signature=s&expires=9');
    input.addWait({ length: 1 });
    redirect(response, 'no-input');
  }),
  'gather-digits-no-finish-key': question(keys({ digitEndTimeout: 7, finishOnKey: 'none' })),
  'gather-one-key': question(keys({ digitEndTimeout: 2, finishOnKey: 'none', numDigits: 1 })),
  'gather-times-out-of-range': question(keys({ executionTimeout: 60, digitEndTimeout: 2, finishOnKey: '*' })),
  'gather-too-many-digits': question(keys({ digitEndTimeout: 10, numDigits: 32 })),
  'gather-no-barge-in': build((response) => {
    response.addSpeak('Press a key.', joanna);
    response.addGetInput(keys({}));
    redirect(response, 'no-input');
  }),
  'gather-speech': question(words({})),
  'gather-speech-options': question(
    words({
      speechEndTimeout: 2,
      speechModel: 'command_and_search',
      hints: 'Vertrieb,Herr Müller Einkauf',
      language: 'de-DE',
      profanityFilter: false,
    }),
  ),
  'gather-speech-model-alone': question(words({ speechModel: 'phone_call' })),
  'gather-many-hints': question(
    words({
      speechEndTimeout: 10,
      hints: Array.from({ length: 123 }, (_, number) => `${'a'.repeat(70)} number ${number}`).join(','),
      profanityFilter: false,
    }),
  ),
  'gather-both': build((response) => {
    const both = { digitEndTimeout: 2, finishOnKey: 'none', numDigits: 1, hints: 'sales,support' };
    response.addGetInput({ ...words(both), inputType: 'dtmf speech' });
    redirect(response, 'no-input');
  }),
  'gather-on-leg': build((response) =>
    response.addSpeak('A call for the clinic. Press 1 to take it.', joanna),
  ),
  record: recording({}),
  'record-options': recording({
    maxLength: 86400,
    timeout: 3,
    finishOnKey: '1*#',
    playBeep: false,
    ...transcription(),
  }),
  'record-no-keys-no-silence': recording({ timeout: 120, finishOnKey: 'none' }),
  'record-trim': recording({}),
  'record-transcribe': recording(transcription()),
  'record-transcribe-german': recording(transcription()),
  'start-recording': build((response) => {
    background(response, 'stereo');
    response.addSpeak('This call is recorded.', joanna);
  }),
  'start-recording-mono': build((response) => background(response, 'mono')),
};

function keys(attributes: Attributes): Attributes {
  const usual = { executionTimeout: 5, digitEndTimeout: 5, finishOnKey: '#', numDigits: 4 };
  return { ...input('dtmf'), ...usual, ...attributes };
}

function words(attributes: Attributes): Attributes {
  return {
    ...input('speech'),
    executionTimeout: 5,
    speechEndTimeout: 'auto',
    speechModel: 'default',
    language: 'en-US',
    profanityFilter: true,
    ...attributes,
  };
}

function input(inputType: string): Attributes {
  return { action: address.answer('gathered'), method: 'POST', inputType, redirect: true };
}

function question(attributes: Attributes): () => string {
  return build((response) => {
    response.addGetInput(attributes).addSpeak('Press a key.', joanna);
    redirect(response, 'no-input');
  });
}

function recording(attributes: Attributes): () => string {
  return build((response) => {
    response.addRecord({
      action: address.answer('recorded'),
      method: 'POST',
      redirect: true,
      maxLength: 120,
      timeout: 5,
      finishOnKey: '#',
      playBeep: true,
      fileFormat: 'mp3',
      ...recordingReports,
      ...attributes,
    });
    redirect(response, 'nothing-recorded');
  });
}

function transcription(): Attributes {
  return {
    transcriptionType: 'auto',
    transcriptionUrl: address.fact('transcription'),
    transcriptionMethod: 'POST',
  };
}

function background(response: Response, recordChannelType: string): void {
  response.addRecord({
    recordSession: true,
    redirect: false,
    maxLength: 86400,
    fileFormat: 'mp3',
    recordChannelType,
    ...callRecordingReports,
  });
}
