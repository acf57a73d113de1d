import twilio from 'twilio';
import type { Office, OfficeAnswer } from '../office.ts';

/** The office in TwiML, made by Twilio's own builder; requests are checked by Twilio's own validator. */
export const twilioOffice: Office = {
  accepts: ({ url, form, headers, token }) =>
    twilio.validateRequest(token, headers['x-twilio-signature'] ?? '', url, form),
  answer: (path, parameters): OfficeAnswer => {
    const response = new twilio.twiml.VoiceResponse();
    switch (path) {
      case '/v1/twilio/voice':
      case '/v1/twilio/fallback': {
        const gather = response.gather({ action: 'menu', numDigits: 1, input: ['dtmf', 'speech'] });
        gather.say({ language: 'en-GB' }, 'Press 1 for sales & more.');
        response.redirect('silent');
        break;
      }
      case '/v1/twilio/silent':
        response.say('Nothing was pressed.');
        response.hangup();
        break;
      case '/v1/twilio/menu': {
        response.say(`You chose ${parameters['Digits'] ?? parameters['SpeechResult']}.`);
        const dial = response.dial({ action: 'dialed', timeout: 20, record: 'record-from-answer' });
        const statusCallback = {
          statusCallback: 'leg',
          statusCallbackEvent: ['answered' as const, 'completed' as const],
        };
        dial.number({ url: 'whisper', ...statusCallback }, '+14155550101');
        dial.number({ url: 'whisper', ...statusCallback }, '+14155550102');
        break;
      }
      case '/v1/twilio/whisper': {
        response.gather({ action: 'accepted', numDigits: 1 }).say('Press 1 to accept.');
        response.hangup();
        break;
      }
      case '/v1/twilio/accepted':
        if (parameters['Digits'] === '1') response.pause({ length: 1 });
        else response.hangup();
        break;
      case '/v1/twilio/dialed':
        if (parameters['DialBridged'] === 'true') response.dial({ action: 'left' }).conference('room-1');
        else {
          response.say('Leave a message.');
          response.record({
            action: 'recorded',
            finishOnKey: '#',
            transcribe: true,
            transcribeCallback: 'transcript',
            recordingStatusCallback: 'ready',
            maxLength: 60,
          });
          response.redirect('silent');
        }
        break;
      case '/v1/twilio/recorded':
      case '/v1/twilio/left':
        response.say('Good bye.');
        break;
      default:
        return null;
    }
    return response.toString();
  },
};
