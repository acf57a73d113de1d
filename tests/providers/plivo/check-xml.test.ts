import plivo from 'plivo';
import { describe, expect, it } from 'vitest';
import { checkPlivoXml, elementRules } from './check-xml.ts';

const response = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
const redirect = '<Redirect method="POST">https://a.example/</Redirect>';

describe('checkPlivoXml', () => {
  it('finds nothing wrong with right XML', () => {
    const input =
      '<GetInput action="https://a.example/" inputType="dtmf speech"><Speak voice="MAN">Hi</Speak></GetInput>';
    expect(checkPlivoXml(response(input + redirect))).toEqual([]);
    expect(checkPlivoXml(response(''))).toEqual([]);
  });

  it.each([
    ['<Oops/>', '<Oops> in <Response>'],
    ['<Wait size="1"/>', 'Wait size="1": the attribute is unknown'],
    ['<Wait length="1.5"/>', 'Wait length="1.5": out of range'],
    ['<Speak voice="alice">x</Speak>', 'Speak voice="alice": unknown value'],
    ['<Speak voice="MAN"><break/>x</Speak>', 'SSML without a Polly voice'],
    ['<Speak/>', '<Speak> without a word'],
    [
      `<GetInput action="https://a.example/" executionTimeout="61"/>${redirect}`,
      'GetInput executionTimeout="61": out of range',
    ],
    [
      `<GetInput action="https://a.example/" digitEndTimeout="1"/>${redirect}`,
      'GetInput digitEndTimeout="1": unknown value',
    ],
    [`<GetInput action="https://a.example/" finishOnKey="12"/>${redirect}`, 'GetInput finishOnKey="12"'],
    [`<GetInput/>${redirect}`, '<GetInput> without action'],
    ['<GetInput action="https://a.example/"/>', 'no <Redirect> behind <GetInput>'],
    ['<Record/>', 'no <Redirect> behind <Record>'],
    [`<GetInput action="/relative"/>${redirect}`, 'GetInput action="/relative": no address'],
    [`<GetInput action="https://a.example/"><Dial/></GetInput>${redirect}`, '<Dial> in <GetInput>'],
    ['<Dial/>', '<Dial> of nobody'],
    ['<Dial><Number>+1415</Number></Dial>', '<Number> of +1415'],
    ['<Dial confirmKey="1"><Number>14155550100</Number></Dial>', 'a key to accept, and nobody asks for it'],
    ['<Dial confirmKey="12"><Number>14155550100</Number></Dial>', 'Dial confirmKey="12": unknown value'],
    ['<Conference maxMembers="21">a</Conference>', 'Conference maxMembers="21": out of range'],
    ['<Hangup/><Wait/>', 'something behind <Hangup> that is never reached'],
    ['<Wait/><Hangup reason="busy"/>', '<Hangup reason> is not the first'],
    ['<Wait>x</Wait>', 'text in <Wait>: x'],
  ])('%s', (inside, problem) => expect(checkPlivoXml(response(inside))).toContain(problem));

  it('refuses what is no document', () => {
    expect(checkPlivoXml('<Response/>')).toContain('no prolog');
    expect(checkPlivoXml(response('<Speak>'))).toEqual(['not one <Response>']);
    expect(checkPlivoXml(response(`<Speak>${'x'.repeat(100_000)}</Speak>`))[0]).toMatch(/bytes/);
  });
});

/** The builder keeps its lists to itself, so each attribute is tried. */
describe('the list of attributes is that of the installed SDK', () => {
  const adders: [string, (attributes: Record<string, string>) => unknown][] = [
    ['Conference', (attributes) => plivo.Response().addConference('a', attributes)],
    ['Number', (attributes) => plivo.Response().addDial({}).addNumber('1', attributes)],
    ['User', (attributes) => plivo.Response().addDial({}).addUser('sip:a', attributes)],
    ['Dial', (attributes) => plivo.Response().addDial(attributes)],
    ['GetInput', (attributes) => plivo.Response().addGetInput(attributes)],
    ['GetDigits', (attributes) => plivo.Response().addGetDigits(attributes)],
    ['Hangup', (attributes) => plivo.Response().addHangup(attributes)],
    ['Play', (attributes) => plivo.Response().addPlay('a', attributes)],
    ['Record', (attributes) => plivo.Response().addRecord(attributes)],
    ['Redirect', (attributes) => plivo.Response().addRedirect('a', attributes)],
    ['Speak', (attributes) => plivo.Response().addSpeak('a', { voice: 'MAN', ...attributes })],
    ['Wait', (attributes) => plivo.Response().addWait(attributes)],
    ['prosody', (attributes) => plivo.Response().addSpeak('a').addProsody('a', attributes)],
    ['break', (attributes) => plivo.Response().addSpeak('a').addBreak(attributes)],
    ['say-as', (attributes) => plivo.Response().addSpeak('a').addSayAs('a', attributes)],
  ];

  it.each(adders)('%s', (name, add) => {
    for (const [attribute, rule] of Object.entries(elementRules[name]?.attributes ?? {})) {
      const attempt = () => add({ [attribute]: attribute === 'voice' ? 'MAN' : '1' });
      if (rule?.sdk === false) expect(attempt, attribute).toThrow('Not a valid attribute');
      else expect(attempt, attribute).not.toThrow();
    }
    expect(() => add({ unheardOf: '1' })).toThrow('Not a valid attribute');
  });
});
