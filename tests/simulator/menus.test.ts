import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FarEnd } from '#runtime/simulator/call-setup.ts';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import { plivo } from '#runtime/simulator/plivo/virtual-provider.ts';
import { twilio } from '#runtime/simulator/twilio/virtual-provider.ts';
import { plivoMenu } from '../support/menus/plivo-menu.ts';
import { twilioMenu } from '../support/menus/twilio-menu.ts';
import type { Tunnel } from '../support/phone/exchange.ts';
import { plivoWire } from '../support/phone/plivo/plivo-wire.ts';
import { twilioWire } from '../support/phone/twilio/twilio-wire.ts';
import { CallOverHttp } from './call-over-http.ts';
import { ordinaryCall } from './conformance.ts';

const publicUrl = 'https://menu.example';
const token = 'f00ba4f00ba4f00ba4f00ba4f00ba4f0';
const from = '+12125550100';

const menus = {
  twilio: { provider: twilio, wire: twilioWire, menu: twilioMenu, voice: '/voice', status: '/status' },
  plivo: { provider: plivo, wire: plivoWire, menu: plivoMenu, voice: '/answer', status: '/hangup' },
};

const press = (keys: string, by: 'caller' | 'leg:1' = 'caller'): PhoneInput => ({
  kind: 'keys-pressed',
  by,
  keys,
});
const say = (text: string): PhoneInput => ({ kind: 'spoken', by: 'caller', text });
const hangUp = (by: 'caller' | 'leg:1'): PhoneInput => ({ kind: 'hung-up', by });
const takesCalls: FarEnd = {
  address: '*',
  act: 'answers',
  afterMilliseconds: 4_000,
  keys: '',
  talksMilliseconds: null,
};

describe.each(Object.entries(menus))(
  'a menu of Express and the SDK of %s',
  (name, { provider, wire, menu, voice, status }) => {
    let server: Server;
    let tunnel: Tunnel;

    beforeAll(async () => {
      server = await listen(menu({ authToken: token, publicUrl }));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No port is bound.');
      tunnel = { publicUrl, origin: () => `http://127.0.0.1:${address.port}`, patience: 0, cutOff: 0 };
    });

    afterAll(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });

    function call(farEnds: FarEnd[] = [], signedWith = token): Promise<CallOverHttp> {
      const addresses = { voice: publicUrl + voice, status: publicUrl + status, fallback: '' };
      return CallOverHttp.place(
        { provider, wire, tunnel, token: signedWith },
        { ...ordinaryCall, from, addresses, farEnds },
      );
    }

    it('greets, and says good bye to who presses nothing', async () => {
      const one = await call();
      await one.waitFor('call-ended');
      const number = name === 'plivo' ? from.slice(1) : from;
      inOrder(one, [
        `asks ${voice}`,
        `caller hears: Welcome to Northwind. You are calling from ${number}.`,
        /^caller hears: For sales press 1\./,
        'caller hears: We did not hear anything. Good bye.',
        'ends: completed',
        `tells ${status}`,
      ]);
    });

    it('begins again after a wrong key', async () => {
      const one = await call();
      await one.waitFor('listening');
      await one.take(press('9'));
      await one.waitFor('listening');
      await one.take(hangUp('caller'));
      inOrder(one, [
        'caller presses 9',
        'asks /menu',
        'caller hears: 9 is not an option.',
        `asks ${voice}`,
        /Welcome/,
        'ends: completed',
      ]);
    });

    it('connects with sales, who hear of the call first', async () => {
      const one = await call([{ ...takesCalls, address: '14155550123' }]);
      await one.waitFor('listening');
      await one.take(press('1'));
      await one.waitFor('listening');
      await one.take(press('1', 'leg:1'));
      if (name === 'twilio') await one.waitFor('connected');
      await one.take(hangUp('leg:1'));
      inOrder(one, [
        'caller hears: Please hold for sales.',
        'caller hears ringing',
        /^rings \+?14155550123$/,
        /^rings sip:sales/,
        'asks /whisper',
        /^leg:1 hears: A caller for sales\./,
        'talks with leg 1',
        'leg 2 is over: canceled',
        'asks /after-dial',
        'ends: completed',
      ]);
    });

    it('takes a message when nobody answers', async () => {
      const one = await call([{ ...takesCalls, act: 'is-busy' }]);
      await one.waitFor('listening');
      await one.take(press('1'));
      await one.waitFor('recording-began');
      await one.take(say('Please call me back.'), { kind: 'time-passed', to: 60_000 }, press('#'));
      await one.waitFor('call-ended');
      inOrder(one, [
        'leg 1 is over: busy',
        'asks /after-dial',
        /^caller hears: Nobody is free\./,
        'caller hears beep',
        'caller says: Please call me back.',
        'asks /goodbye',
        'caller hears: Thank you for calling. Good bye.',
        'ends: completed',
      ]);
      expect(one.story()).toContain('tells /recordings');
      expect(one.happenings).toContainEqual(
        expect.objectContaining({ kind: 'recording-ended', words: 'Please call me back.' }),
      );
    });

    it('keeps a caller waiting with music until the meeting starts', async () => {
      const one = await call();
      await one.waitFor('listening');
      await one.take(press('2'));
      await one.waitFor('sound-began');
      await one.take({ kind: 'room-changed', room: 'team-meeting', change: 'opened' });
      await one.take({ kind: 'room-changed', room: 'team-meeting', change: 'closed' });
      await one.waitFor('call-ended');
      inOrder(one, [
        'tells /conference-events',
        'asks /hold-music',
        'caller hears /sounds/hold.mp3',
        'caller hears /sounds/hold.mp3',
        'asks /goodbye',
        'caller hears: Thank you for calling. Good bye.',
        'ends: completed',
      ]);
    });

    it('takes an order number', async () => {
      const one = await call();
      await one.waitFor('listening');
      await one.take(press('3'));
      await one.waitFor('listening');
      // Plivo's menu refuses the star with a sound of its own, and asks again.
      if (name === 'plivo') {
        await one.take(press('*'));
        await one.waitFor('listening');
      }
      await one.take(press('0042'));
      await one.waitFor('call-ended');
      inOrder(one, [
        /^caller hears: Please .*type the four digits/,
        ...(name === 'plivo' ? ['caller hears /sounds/wrong.mp3', /^caller hears: Please type/] : []),
        'asks /order',
        'caller hears: Order 0 0 4 2 is on its way.',
        'ends: completed',
      ]);
    });

    it('answers nobody who does not sign with its token', async () => {
      const one = await call([], 'another token');
      const story = one.story();
      expect(story.slice(0, 2)).toEqual([
        `asks ${voice}`,
        `complains: ${name === 'plivo' ? '7011' : '11200'}`,
      ]);
    });

    it('is never complained of', async () => {
      const one = await call([{ ...takesCalls, act: 'does-not-answer' }]);
      await one.waitFor('listening');
      await one.take(press('1'));
      await one.waitFor('recording-began');
      await one.waitFor('call-ended');
      expect(one.happenings.filter(({ kind }) => kind === 'provider-complained')).toEqual([]);
    });
  },
);

/** Each line is found, in this order, other things between them. */
function inOrder(call: CallOverHttp, expected: (string | RegExp)[]): void {
  const story = call.story();
  let from = 0;
  for (const line of expected) {
    const index = story.findIndex(
      (told, place) => place >= from && (typeof line === 'string' ? told === line : line.test(told)),
    );
    expect(index, `${line} in:\n${story.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = index + 1;
  }
}

async function listen(app: Express): Promise<Server> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
