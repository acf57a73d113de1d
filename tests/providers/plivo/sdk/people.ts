import {
  type Attributes,
  address,
  build,
  joanna,
  type Response,
  recordingReports,
  redirect,
} from './build.ts';

const sip = 'sip:anna@clinic.example';
const client = 'sip:anna@phone.plivo.com';
const first = '12125550101';
const second = '12125550102';
const whisper = { confirmSound: address.fetch('whisper', 'leg:1') };

/** People rung, rooms entered, and how calls end. */
export const people = {
  'dial-number': dialing({}, (dial) => dial.addNumber(first)),
  'dial-number-options': build((response) => {
    recorded(response, 'stereo', 600);
    const options = {
      callerId: '14155550199',
      timeLimit: 600,
      hangupOnStar: true,
      dialMusic: 'real',
      ...whisper,
    };
    response.addDial(ringing(options)).addNumber(first, { sendDigits: '1w2w#W3' });
  }),
  'dial-accept': build((response) => {
    recorded(response, 'mono', 14400);
    response.addDial(ringing({ ...whisper, confirmKey: '1', confirmTimeout: 25 })).addNumber(first);
  }),
  'dial-record-mono': build((response) => {
    recorded(response, 'mono', 14400);
    response.addDial(ringing({})).addNumber(first);
  }),
  'dial-record-dual': build((response) => {
    recorded(response, 'stereo', 14400);
    response.addDial(ringing({})).addNumber(first);
  }),
  'dial-whisper': dialing(whisper, (dial) => dial.addNumber(first)),
  'dial-music': dialing({ dialMusic: address.fetch('wait', 'wait') }, (dial) => dial.addNumber(first)),
  'dial-real-ringback': dialing({ dialMusic: 'real', timeout: 120 }, (dial) => dial.addNumber(first)),
  'dial-together': dialing(whisper, (dial) => {
    dial.addNumber(first);
    dial.addUser(sip);
    dial.addUser(client);
  }),
  'dial-together-accept': dialing({ ...whisper, confirmKey: '1', confirmTimeout: 31 }, (dial) => {
    dial.addNumber(first);
    dial.addNumber(second);
  }),
  'dial-timeouts': dialing({ timeout: 2, timeLimit: 91 }, (dial) => {
    dial.addNumber(first);
    dial.addNumber(second);
  }),
  'dial-sip-options': dialing({}, (dial) =>
    dial.addUser(`${sip};transport=tls`, { sipHeaders: 'Tenant=7%20%26%208,Queue=front%20desk' }),
  ),
  'dial-sip-reserved-headers': dialing({}, (dial) =>
    dial.addUser(sip, { sipHeaders: 'Branch=North%2C%201st%20floor%3D5,Umlaut=Gr%C3%BC%C3%9Fe' }),
  ),
  'dial-client-options': dialing({}, (dial) =>
    dial.addUser(client, { sipHeaders: 'patient=42%20%26%2043,from=menu' }),
  ),
  'dial-client-address': dialing({}, (dial) => dial.addUser(client)),
  'dial-one-without-address': dialing(
    { confirmSound: address.fetch('whisper', 'leg:2'), callbackUrl: address.fact('leg', 'leg:2') },
    (dial) => dial.addNumber(second),
  ),
  'dial-nobody': build((response) => redirect(response, 'dialed')),
  'dial-caller-id-unknown': dialing({}, (dial) => dial.addNumber(first)),
  'dial-on-leg': build((response) => response.addSpeak('One moment.', joanna)),
  'conference-moderator': conferring({
    timeLimit: 3600,
    hangupOnStar: true,
    record: true,
    recordFileFormat: 'mp3',
  }),
  'conference-attendee': conferring({
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
    muted: true,
    enterSound: '',
    exitSound: '',
    waitSound: address.fetch('wait', 'wait'),
  }),
  'conference-music': conferring({ exitSound: '', waitSound: address.fetch('wait', 'wait') }),
  'conference-silence': conferring({ timeLimit: 3600, waitSound: address.fetch('wait', 'wait') }),
  'conference-beep-exit': conferring({ enterSound: '' }),
  'conference-many': conferring({}),
  'conference-no-name': build((response) => redirect(response, 'conference-left')),
  stream: streaming({}),
  'stream-options': streaming({
    contentType: 'audio/x-l16;rate=16000',
    streamTimeout: 91,
    extraHeaders: 'patient=42%20%26%2043,caller=%2B12125550100,firstname=Zo%C3%AB',
  }),
  'stream-query': streaming({}, '?clinic=north+side&key=a%2Bb'),
  'stream-no-address': build((response) => redirect(response, 'stream-ended')),
  'hang-up': build((response) => {
    response.addSpeak('Goodbye.', joanna);
    response.addHangup();
  }),
  'reject-busy': build((response) => response.addHangup({ reason: 'busy' })),
  'reject-rejected': build((response) => response.addHangup({ reason: 'rejected' })),
  'reject-late': build((response) => {
    response.addSpeak('Sorry.', joanna);
    response.addHangup();
  }),
};

function ringing(attributes: Attributes): Attributes {
  return {
    action: address.answer('dialed'),
    method: 'POST',
    redirect: true,
    timeout: 20,
    timeLimit: 14400,
    callbackUrl: address.fact('leg', 'leg:1'),
    callbackMethod: 'POST',
    ...attributes,
  };
}

function dialing(attributes: Attributes, write: (dial: Response) => void): () => string {
  return build((response) => write(response.addDial(ringing(attributes))));
}

function recorded(response: Response, recordChannelType: string, maxLength: number): void {
  response.addRecord({
    startOnDialAnswer: true,
    redirect: false,
    fileFormat: 'mp3',
    maxLength,
    recordChannelType,
    ...recordingReports,
  });
}

function conferring(attributes: Attributes): () => string {
  return build((response) =>
    response.addConference('Weekly', {
      action: address.answer('conference-left'),
      method: 'POST',
      redirect: true,
      startConferenceOnEnter: true,
      endConferenceOnExit: true,
      muted: false,
      enterSound: 'beep:1',
      exitSound: 'beep:2',
      maxMembers: 20,
      timeLimit: 7200,
      callbackUrl: address.report('conference'),
      callbackMethod: 'POST',
      ...attributes,
    }),
  );
}

function streaming(attributes: Attributes, query = ''): () => string {
  return build((response) => {
    response.addStream(`wss://agent.example/talk${query}`, {
      bidirectional: true,
      keepCallAlive: true,
      contentType: 'audio/x-mulaw;rate=8000',
      streamTimeout: 3600,
      statusCallbackUrl: address.report('stream'),
      statusCallbackMethod: 'POST',
      ...attributes,
    });
    redirect(response, 'stream-ended');
  });
}
