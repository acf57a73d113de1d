import { randomUUID } from 'node:crypto';
import type { RestRequest } from './rest-interface.ts';

/** What everybody gets who is sent a code. */
export const rightCode = '493817';
/** Codes to this number are always too old. */
export const slowNumber = '+12125550404';
/** Too many codes were sent here. */
export const tiredNumber = '+12125550429';

export type RestAnswer = { status: number; json: object };

/** Both providers' one-time codes, as their REST interfaces have them. */
export class OneTimeCodes {
  /** Who got a code, the last at the end; calls as `call:<number>`. */
  readonly sentTo: string[] = [];
  readonly #sessions = new Map<string, { to: string; verified: boolean }>();

  /** null: it asks for something else. */
  answer({ method, path, fields }: RestRequest): RestAnswer | null {
    const [, service, resource] =
      /^\/v2\/Services\/(\w+)\/(Verifications|VerificationCheck)$/.exec(path) ?? [];
    if (service !== undefined && method === 'POST')
      return resource === 'Verifications' ? this.#startTwilio(service, fields) : this.#checkTwilio(fields);
    const [, plivo, session = ''] =
      /^\/v1\/Account\/(\w+)\/Verify\/Session\/(?:([\w-]+)\/)?$/.exec(path) ?? [];
    if (plivo === undefined) return null;
    if (method === 'GET') return this.#lookPlivo(session);
    return session === '' ? this.#startPlivo(fields) : this.#checkPlivo(session, fields['otp'] ?? '');
  }

  #startTwilio(service: string, { To: to = '', Channel: channel }: RestRequest['fields']): RestAnswer {
    if (!service.startsWith('VA')) return refusal(404, 20_404);
    if (to === tiredNumber) return refusal(429, 60_203);
    const sid = this.#start(to, channel === 'call', `VE${randomUUID().replaceAll('-', '')}`);
    return { status: 201, json: { sid, to, channel, status: 'pending', valid: false } };
  }

  /** A wrong code is no error, a used up or old one is: https://www.twilio.com/docs/verify/api/verification-check */
  #checkTwilio({ VerificationSid: sid = '', Code: code }: RestRequest['fields']): RestAnswer {
    const session = this.#sessions.get(sid);
    if (!session || session.verified || session.to === slowNumber) return refusal(404, 20_404);
    session.verified = code === rightCode;
    const status = session.verified ? 'approved' : 'pending';
    return { status: 201, json: { sid, status, valid: session.verified } };
  }

  #startPlivo({ recipient = '', channel }: RestRequest['fields']): RestAnswer {
    const to = `+${recipient}`;
    if (to === tiredNumber) return { status: 429, json: { api_id: 'a', error: 'rate limit exceeded' } };
    const id = this.#start(to, channel === 'voice', randomUUID());
    return { status: 202, json: { api_id: 'a', message: 'Session initiated', session_uuid: id } };
  }

  #checkPlivo(id: string, code: string): RestAnswer {
    const session = this.#sessions.get(id);
    if (!session) return { status: 404, json: { api_id: 'a', error: 'session not found' } };
    if (session.to === slowNumber || code !== rightCode)
      return { status: 400, json: { api_id: 'a', error: 'OTP validation failed' } };
    session.verified = true;
    return { status: 200, json: { api_id: 'a', message: 'session validated successfully.' } };
  }

  #lookPlivo(id: string): RestAnswer {
    const session = this.#sessions.get(id);
    if (!session) return { status: 404, json: { api_id: 'a', error: 'session not found' } };
    const unused = session.to === slowNumber ? 'expired' : 'in-progress';
    return {
      status: 200,
      json: { api_id: 'a', session_uuid: id, status: session.verified ? 'verified' : unused },
    };
  }

  #start(to: string, byCall: boolean, id: string): string {
    this.#sessions.set(id, { to, verified: false });
    this.sentTo.push(byCall ? `call:${to}` : to);
    return id;
  }
}

function refusal(status: number, code: number): RestAnswer {
  return { status, json: { status, code, message: 'No', more_info: '' } };
}
