import type { RestAnswer } from './one-time-codes.ts';
import type { RestRequest } from './rest-interface.ts';

/** The numbers of an account at Twilio, as its REST interface has them: it has every one that is asked for. */
export class OwnNumbers {
  /** Where each sends its calls, as far as somebody said. */
  readonly voiceUrls = new Map<string, string>();

  /** null: it asks for something else. */
  answer({ method, path, fields }: RestRequest): RestAnswer | null {
    const [found, sid] =
      /^\/2010-04-01\/Accounts\/\w+\/IncomingPhoneNumbers(?:\/PN(\d+))?\.json$/.exec(path) ?? [];
    if (found === undefined) return null;
    if (method === 'GET') {
      const number = fields['PhoneNumber'] ?? '';
      const own = { sid: `PN${number.replace('+', '')}`, phone_number: number };
      return {
        status: 200,
        json: { incoming_phone_numbers: [own], page: 0, page_size: 1, next_page_uri: null },
      };
    }
    this.voiceUrls.set(`+${sid}`, fields['VoiceUrl'] ?? '');
    return { status: 200, json: { sid: `PN${sid}` } };
  }
}
