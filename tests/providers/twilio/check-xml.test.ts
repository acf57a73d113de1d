import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { type AttributeRule, checkTwiml, elementRules } from './check-xml.ts';

const response = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;

describe('checkTwiml', () => {
  test('finds nothing wrong with right TwiML', () => {
    const gather =
      '<Gather action="https://a.example/" input="dtmf speech"><Say voice="man">Hi</Say></Gather>';
    expect(checkTwiml(response(`${gather}<Redirect method="POST">https://a.example/</Redirect>`))).toEqual(
      [],
    );
  });

  test.each([
    ['<Oops/>', '<Oops> in <Response>'],
    ['<Pause size="1"/>', 'Pause size="1": the attribute is unknown'],
    ['<Pause length="1.5"/>', 'Pause length="1.5": no whole number'],
    ['<Say voice="Polly.Nobody">x</Say>', 'Say voice="Polly.Nobody": unknown value'],
    ['<Say/>', '<Say> without a word (error 13520)'],
    [
      '<Gather action="https://a.example/" input="dtmf, speech"/>',
      'Gather input="dtmf, speech": unknown value',
    ],
    ['<Gather/>', '<Gather> loops'],
    ['<Gather action="/relative"/>', 'Gather action="/relative": no address'],
    ['<Gather action="https://a.example/"><Dial/></Gather>', '<Dial> in <Gather>'],
    ['<Hangup/><Pause/>', 'something behind <Hangup> that is never reached'],
    ['<Pause/><Reject/>', '<Reject> is not the first'],
    ['<Pause>x</Pause>', 'text in <Pause>: x'],
  ])('%s', (inside, problem) => expect(checkTwiml(response(inside))).toContain(problem));

  test('refuses what is no document', () => {
    expect(checkTwiml('<Response/>')).toContain('no prolog');
    expect(checkTwiml(response('<Say>'))).toEqual(['not one <Response>']);
    expect(checkTwiml(response(`<Say>${'x'.repeat(70_000)}</Say>`))[0]).toMatch(/bytes/);
  });
});

describe('the list of elements is that of the installed SDK', () => {
  const types = readFileSync(
    createRequire(import.meta.url).resolve('twilio/lib/twiml/VoiceResponse.d.ts'),
    'utf8',
  );

  test.each(Object.entries(elementRules))('%s', (_, rule) => {
    if (rule === undefined || rule.sdk === 'VoiceResponse')
      return expect(types).toContain('class VoiceResponse');
    expect(Object.fromEntries(sdkAttributes(types, rule.sdk))).toEqual(rule.attributes);
  });
});

/** Of the interface `<Name>Attributes`, as the declaration file writes it; none when the element takes no attributes. */
function sdkAttributes(types: string, name: string): [string, AttributeRule][] {
  const [, block = ''] = new RegExp(`interface ${name}Attributes \\{([^}]*)\\}`).exec(types) ?? [];
  return [...block.matchAll(/^\s+"?([\w:-]+)"?\?: ([^;]+);/gm)].map(([, attribute = '', type = '']) => {
    const list = type.endsWith('[]');
    const enumeration = new RegExp(`type ${type.replace('[]', '')} = ([^;]+);`).exec(types)?.[1];
    if (enumeration === undefined) return [attribute, { type }];
    const values = [...enumeration.matchAll(/"([^"]*)"/g)].map(([, value]) => value).join(' ');
    return [attribute, list ? { listOf: values } : { oneOf: values }];
  });
}
