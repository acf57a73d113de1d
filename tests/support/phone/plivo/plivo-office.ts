import plivo from 'plivo';
import type { Office, OfficeAnswer } from '../office.ts';

/** The office in Plivo's XML, made by Plivo's own builder; requests are checked by Plivo's own validator. */
export const plivoOffice: Office = {
  accepts: ({ method, url, form, headers, token }) =>
    true ===
    plivo.validateV3Signature(
      method,
      url,
      headers['x-plivo-signature-v3-nonce'] ?? '',
      token,
      headers['x-plivo-signature-v3'] ?? '',
      form,
    ),
  answer: (path, parameters): OfficeAnswer => {
    const response = plivo.Response();
    const at = (name: string) => `https://phones.test/v1/plivo/${name}`;
    switch (path) {
      case '/v1/plivo/voice':
      case '/v1/plivo/fallback': {
        const input = response.addGetInput({ action: at('menu'), inputType: 'dtmf speech', numDigits: 1 });
        input.addSpeak('Press 1 for sales & more.', { language: 'en-GB' });
        response.addRedirect(at('silent'));
        break;
      }
      case '/v1/plivo/silent':
        response.addSpeak('Nothing was pressed.');
        response.addHangup();
        break;
      case '/v1/plivo/menu': {
        response.addSpeak(`You chose ${parameters['Digits'] || parameters['Speech']}.`);
        const dial = response.addDial({
          action: at('dialed'),
          timeout: 20,
          confirmSound: at('whisper'),
          confirmKey: '1',
          callbackUrl: at('leg'),
        });
        dial.addNumber('14155550101');
        dial.addNumber('14155550102');
        break;
      }
      case '/v1/plivo/whisper':
        response.addSpeak('Press 1 to accept.');
        break;
      case '/v1/plivo/dialed':
        if (parameters['DialStatus'] === 'completed')
          response.addConference('room-1', { action: at('left'), callbackUrl: at('room') });
        else {
          response.addSpeak('Leave a message.');
          response.addRecord({
            action: at('recorded'),
            transcriptionType: 'auto',
            transcriptionUrl: at('transcript'),
            callbackUrl: at('ready'),
          });
          response.addRedirect(at('silent'));
        }
        break;
      case '/v1/plivo/recorded':
      case '/v1/plivo/left':
        response.addSpeak('Good bye.');
        break;
      default:
        return null;
    }
    return response.toXML();
  },
};
