import { address, build, joanna, recordingReports, type VoiceResponse } from './build.ts';

type DialAttributes = NonNullable<Parameters<VoiceResponse['dial']>[0]>;
type Dial = ReturnType<VoiceResponse['dial']>;
type ConferenceAttributes = Exclude<Parameters<Dial['conference']>[0], string>;

/** People rung, rooms entered, and how calls end. */
export const people = {
  'dial-number': dialing({}, (dial) => dial.number(leg(1), '+12125550101')),
  'dial-number-options': dialing(
    {
      callerId: '+14155550199',
      timeLimit: 600,
      answerOnBridge: true,
      hangupOnStar: true,
      record: 'record-from-ringing-dual',
      ...recordingReports,
    },
    (dial) => dial.number({ ...leg(1), ...whisper(1), ...machine(1), sendDigits: '1w2w#W3' }, '+12125550101'),
  ),
  'dial-accept': dialing({ record: 'record-from-answer', ...recordingReports }, (dial) =>
    dial.number({ ...leg(1), ...whisper(1) }, '+12125550101'),
  ),
  'dial-record-mono': dialing({ record: 'record-from-ringing', ...recordingReports }, (dial) =>
    dial.number(leg(1), '+12125550101'),
  ),
  'dial-record-dual': dialing({ record: 'record-from-answer-dual', ...recordingReports }, (dial) =>
    dial.number(leg(1), '+12125550101'),
  ),
  'dial-music': dialing({}, (dial) => dial.number(leg(1), '+12125550101')),
  'dial-together': dialing({}, (dial) => {
    dial.number({ ...leg(1), ...whisper(1), ...machine(1) }, '+12125550101');
    dial.sip({ ...leg(2), ...whisper(2), ...machine(2) }, 'sip:anna@clinic.example');
    dial.client({ ...leg(3), ...whisper(3) }, 'anna');
  }),
  'dial-timeouts': dialing({ timeout: 5, timeLimit: 91 }, (dial) => {
    dial.number(leg(1), '+12125550101');
    dial.number(leg(2), '+12125550102');
  }),
  'dial-sip-options': dialing({}, (dial) =>
    dial.sip(
      { ...leg(1), ...machine(1), username: 'ring', password: 'p&"w' },
      'sip:anna@clinic.example;transport=tls?X-Tenant=7%20%26%208&X-Queue=front%20desk',
    ),
  ),
  'dial-client-options': dialing({}, (dial) => {
    const client = dial.client(leg(1));
    client.identity('anna');
    client.parameter({ name: 'patient', value: '42 & 43' });
    client.parameter({ name: 'from', value: 'menu' });
  }),
  'dial-nobody': build((response) => response.redirect({ method: 'POST' }, address.answer('dialed'))),
  'dial-caller-id-unknown': dialing({}, (dial) => dial.number(leg(1), '+12125550101')),
  'dial-on-leg': build((response) => response.say(joanna, 'One moment.')),
  'conference-moderator': conferring(
    { record: 'record-from-start', ...recordingReports },
    { timeLimit: 3600, hangupOnStar: true },
  ),
  'conference-attendee': conferring({
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
    muted: true,
    beep: 'false',
    waitUrl: '',
  }),
  'conference-music': conferring({
    beep: 'onEnter',
    waitUrl: address.fetch('wait', 'wait'),
    waitMethod: 'POST',
  }),
  'conference-beep-exit': conferring({ beep: 'onExit' }),
  'conference-many': conferring({ maxParticipants: 250 }),
  'conference-no-name': build((response) =>
    response.redirect({ method: 'POST' }, address.answer('conference-left')),
  ),
  stream: streaming({}),
  'stream-options': streaming(
    { name: 'front desk' },
    { patient: '42 & 43', caller: '+12125550100', 'first name': 'Zoë' },
  ),
  'stream-query': streaming({}, { clinic: 'north side', key: 'a+b' }),
  'stream-no-address': build((response) =>
    response.redirect({ method: 'POST' }, address.answer('stream-ended')),
  ),
  'hang-up': build((response) => {
    response.say(joanna, 'Goodbye.');
    response.hangup();
  }),
  'leg-refused': build((response) => response.hangup()),
  'reject-busy': build((response) => response.reject({ reason: 'busy' })),
  'reject-rejected': build((response) => response.reject({ reason: 'rejected' })),
  'reject-late': build((response) => {
    response.say(joanna, 'Sorry.');
    response.hangup();
  }),
  continue: build((response) => {
    response.pause({ length: 3 });
    response.redirect({ method: 'POST' }, address.answer('continue'));
  }),
};

function dialing(attributes: DialAttributes, ring: (dial: Dial) => void): () => string {
  return build((response) => {
    ring(
      response.dial({
        action: address.answer('dialed'),
        method: 'POST',
        timeout: 20,
        timeLimit: 14400,
        ...attributes,
      }),
    );
  });
}

function leg(number: number) {
  return {
    statusCallback: address.fact('leg', `leg:${number}`),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['ringing' as const, 'answered' as const, 'completed' as const],
  };
}

function whisper(number: number) {
  return { url: address.fetch('whisper', `leg:${number}`), method: 'POST' };
}

function machine(number: number) {
  return {
    machineDetection: 'Enable',
    amdStatusCallback: address.fact('machine', `leg:${number}`),
    amdStatusCallbackMethod: 'POST',
  };
}

function conferring(room: ConferenceAttributes, dial: DialAttributes = {}): () => string {
  return build((response) => {
    const action = { action: address.answer('conference-left'), method: 'POST', timeLimit: 7200 };
    response.dial({ ...action, ...dial }).conference(
      {
        startConferenceOnEnter: true,
        endConferenceOnExit: true,
        muted: false,
        beep: 'true',
        maxParticipants: 20,
        statusCallback: address.fact('conference'),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute'],
        ...room,
      },
      'Weekly',
    );
  });
}

function streaming(attributes: { name?: string }, parameters: Record<string, string> = {}): () => string {
  return build((response) => {
    const action = address.answer('stream-ended');
    const stream = response.connect({ action, method: 'POST' }).stream({
      url: 'wss://agent.example/talk',
      ...attributes,
      statusCallback: address.report('stream'),
      statusCallbackMethod: 'POST',
    });
    for (const [name, value] of Object.entries(parameters)) stream.parameter({ name, value });
    response.redirect({ method: 'POST' }, action);
  });
}
