import express from 'express';
import twilio from 'twilio';

/** A shop's phone menu as a developer writes one with Express and Twilio's SDK. `publicUrl` is how Twilio reaches it. */
export function twilioMenu({ authToken, publicUrl }: { authToken: string; publicUrl: string }) {
  const { protocol, host } = new URL(publicUrl);
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use(twilio.webhook({ protocol: protocol.replace(':', ''), host }, authToken));

  app.post('/voice', (request, response) => {
    const { From = 'unknown' } = request.body;
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.say(`Welcome to Northwind. You are calling from ${From}.`);
    const gather = twiml.gather({ action: '/menu', numDigits: 1, timeout: 5 });
    gather.say('For sales press 1. For the team meeting press 2. To say your order number press 3.');
    twiml.say('We did not hear anything. Good bye.');
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/menu', (request, response) => {
    const { Digits = '' } = request.body;
    const twiml = new twilio.twiml.VoiceResponse();
    switch (Digits) {
      case '1': {
        twiml.say('Please hold for sales.');
        const dial = twiml.dial({ action: '/after-dial', timeout: 20, callerId: '+14155550199' });
        dial.number(
          { url: '/whisper', statusCallback: '/dial-events', statusCallbackEvent: ['answered', 'completed'] },
          '+14155550123',
        );
        dial.sip('sip:sales@phones.example.com');
        break;
      }
      case '2':
        twiml.dial({ action: '/goodbye' }).conference(
          {
            startConferenceOnEnter: false,
            waitUrl: '/hold-music',
            statusCallback: '/conference-events',
            statusCallbackEvent: ['join', 'leave'],
          },
          'team-meeting',
        );
        break;
      case '3':
        twiml
          .gather({
            action: '/order',
            input: ['speech', 'dtmf'],
            numDigits: 4,
            timeout: 5,
            speechTimeout: '2',
          })
          .say('Please say or type the four digits of your order.');
        twiml.redirect('/voice');
        break;
      default:
        twiml.say(`${Digits} is not an option.`);
        twiml.redirect('/voice');
    }
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/order', (request, response) => {
    const { Digits, SpeechResult = '' } = request.body;
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.say(`Order ${(Digits ?? SpeechResult).split('').join(' ')} is on its way.`);
    twiml.hangup();
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/after-dial', (request, response) => {
    const { DialCallStatus = '' } = request.body;
    const twiml = new twilio.twiml.VoiceResponse();
    if (DialCallStatus === 'completed') {
      twiml.hangup();
    } else {
      twiml.say('Nobody is free. Please leave a message after the beep and press hash.');
      twiml.record({
        action: '/goodbye',
        maxLength: 30,
        finishOnKey: '#',
        recordingStatusCallback: '/recordings',
      });
    }
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/whisper', (_request, response) => {
    const twiml = new twilio.twiml.VoiceResponse();
    twiml
      .gather({ action: '/accept', numDigits: 1, timeout: 6 })
      .say('A caller for sales. Press any key to take the call.');
    twiml.hangup();
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/accept', (_request, response) => {
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.say('Connecting.');
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/hold-music', (_request, response) => {
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.play({ loop: 10 }, `${publicUrl}/sounds/hold.mp3`);
    twiml.redirect('/hold-music');
    response.type('text/xml').send(twiml.toString());
  });

  app.post('/goodbye', (_request, response) => {
    const twiml = new twilio.twiml.VoiceResponse();
    twiml.say('Thank you for calling. Good bye.');
    response.type('text/xml').send(twiml.toString());
  });

  for (const path of ['/dial-events', '/conference-events', '/recordings', '/status'])
    app.post(path, (_request, response) => {
      response.sendStatus(204);
    });

  return app;
}
