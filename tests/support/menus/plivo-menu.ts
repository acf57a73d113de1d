import express, { type NextFunction, type Request, type Response } from 'express';
import plivo from 'plivo';

/** A shop's phone menu as a developer writes one with Express and Plivo's SDK. `publicUrl` is how Plivo reaches it. */
export function plivoMenu({ authToken, publicUrl }: { authToken: string; publicUrl: string }) {
  const app = express();
  app.use(express.urlencoded({ extended: false }));

  app.use((request: Request, response: Response, next: NextFunction) => {
    const valid = plivo.validateV3Signature(
      request.method,
      publicUrl + request.originalUrl,
      request.get('x-plivo-signature-v3-nonce') ?? '',
      authToken,
      request.get('x-plivo-signature-v3') ?? '',
      request.body,
    );
    if (valid) next();
    else response.status(403).send('Invalid signature');
  });

  app.post('/answer', (request, response) => {
    const { From = 'unknown' } = request.body;
    const reply = plivo.Response();
    reply.addSpeak(`Welcome to Northwind. You are calling from ${From}.`);
    const input = reply.addGetInput({
      action: `${publicUrl}/menu`,
      method: 'POST',
      inputType: 'dtmf',
      numDigits: 1,
      executionTimeout: 5,
      digitEndTimeout: 2,
      redirect: true,
    });
    input.addSpeak('For sales press 1. For the team meeting press 2. To type your order number press 3.');
    reply.addSpeak('We did not hear anything. Good bye.');
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/menu', (request, response) => {
    const { Digits = '' } = request.body;
    const reply = plivo.Response();
    if (Digits === '1') {
      reply.addSpeak('Please hold for sales.');
      const dial = reply.addDial({
        action: `${publicUrl}/after-dial`,
        timeout: 20,
        callerId: '14155550199',
        callbackUrl: `${publicUrl}/dial-events`,
        confirmSound: `${publicUrl}/whisper`,
        confirmKey: '1',
      });
      dial.addNumber('14155550123');
      dial.addUser('sip:sales1234@phone.plivo.com');
    } else if (Digits === '2') {
      reply.addConference('team-meeting', {
        startConferenceOnEnter: false,
        waitSound: `${publicUrl}/hold-music`,
        callbackUrl: `${publicUrl}/conference-events`,
        action: `${publicUrl}/goodbye`,
      });
    } else if (Digits === '3') {
      const digits = reply.addGetDigits({
        action: `${publicUrl}/order`,
        numDigits: 4,
        timeout: 5,
        retries: 2,
        validDigits: '1234567890',
        invalidDigitsSound: `${publicUrl}/sounds/wrong.mp3`,
      });
      digits.addSpeak('Please type the four digits of your order.');
      reply.addSpeak('We still did not get your order number.');
      reply.addRedirect(`${publicUrl}/answer`);
    } else {
      reply.addSpeak(`${Digits} is not an option.`);
      reply.addRedirect(`${publicUrl}/answer`, { method: 'POST' });
    }
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/order', (request, response) => {
    const { Digits = '' } = request.body;
    const reply = plivo.Response();
    reply.addSpeak(`Order ${Digits.split('').join(' ')} is on its way.`);
    reply.addHangup();
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/after-dial', (request, response) => {
    const { DialStatus = '' } = request.body;
    const reply = plivo.Response();
    if (DialStatus === 'completed') {
      reply.addHangup();
    } else {
      reply.addSpeak('Nobody is free. Please leave a message after the beep and press hash.');
      reply.addRecord({
        action: `${publicUrl}/goodbye`,
        maxLength: 30,
        finishOnKey: '#',
        callbackUrl: `${publicUrl}/recordings`,
      });
    }
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/whisper', (_request, response) => {
    const reply = plivo.Response();
    reply.addSpeak('A caller for sales. Press 1 to take the call.');
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/hold-music', (_request, response) => {
    const reply = plivo.Response();
    reply.addPlay(`${publicUrl}/sounds/hold.mp3`, { loop: 0 });
    response.type('application/xml').send(reply.toXML());
  });

  app.post('/goodbye', (_request, response) => {
    const reply = plivo.Response();
    reply.addSpeak('Thank you for calling. Good bye.');
    response.type('application/xml').send(reply.toXML());
  });

  for (const path of ['/dial-events', '/conference-events', '/recordings', '/hangup'])
    app.post(path, (_request, response) => {
      response.sendStatus(200);
    });

  return app;
}
