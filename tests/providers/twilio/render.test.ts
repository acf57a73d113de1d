import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Instruction, SayInstruction } from '#runtime/contract/document.ts';
import { render } from '#runtime/providers/twilio/render.ts';
import { chooseVoice } from '#runtime/providers/twilio/voices.ts';
import { anyInstruction } from '../any-instruction.ts';
import { renderContext } from '../render-context.ts';
import { checkTwiml, elementRules } from './check-xml.ts';

const context = renderContext('twilio');
const say = (text: string): SayInstruction => ({
  kind: 'say',
  text,
  ssml: false,
  language: 'en-US',
  voice: {},
  loop: 1,
});
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('a reply of more than 64 kB', () => {
  const words = (count: number) => 'Every sentence & every word counts, ümlauts too. '.repeat(count);

  test('has its longest texts cut, and says so', () => {
    const long = Array.from({ length: 10 }, () => say(words(200)));
    const { body, emulations } = render({ instructions: [say('First.'), ...long, say('Last.')] }, context);
    expect(bytes(body)).toBeLessThanOrEqual(64_000);
    expect(bytes(body)).toBeGreaterThan(20_000);
    expect(body).toContain('First.');
    expect(body).toContain('Last.');
    expect(emulations).toContainEqual({
      asked: 'a reply of more than 64 kB',
      sent: 'a reply whose longest texts are cut',
    });
    expect(checkTwiml(body)).toEqual([]);
  });

  test('gives up repeating, prompts and phrases, but never what the call needs to go on', () => {
    const gather: Instruction = {
      kind: 'gather',
      prompt: Array.from({ length: 59 }, (_, index) => ({
        kind: 'play',
        source: { kind: 'url', url: `https://a.example/${index}/${'x&'.repeat(1_000)}` },
        loop: 1,
      })),
      digits: { most: 1, finishKey: '', betweenSeconds: 5 },
      speech: {
        language: 'en-US',
        hints: Array.from({ length: 500 }, (_, index) => `${'&'.repeat(90)}${index}`),
        model: 'default',
        endSeconds: 1,
        profanityFilter: true,
      },
      firstSeconds: 5,
      bargeIn: true,
    };
    const { body } = render(
      { instructions: [{ ...say(words(20)), loop: 1_000, ssml: true }, gather] },
      context,
    );
    expect(bytes(body)).toBeLessThanOrEqual(64_000);
    expect(body).toContain('<Gather');
    expect(body).toContain('/no-input');
    expect(checkTwiml(body)).toEqual([]);
  });
});

test('only voices that the SDK lists are named, in languages that it lists', () => {
  const voices = (elementRules['Say']?.attributes['voice']?.oneOf ?? '').split(' ');
  const languages = (elementRules['Say']?.attributes['language']?.oneOf ?? '').split(' ');
  const asked = [
    ...languages,
    ...(elementRules['Gather']?.attributes['language']?.oneOf ?? '').split(' '),
    'en',
    'zh',
    'no',
    'lt',
    'x-y',
  ];
  for (const language of asked) {
    for (const gender of ['female', 'male', undefined] as const) {
      for (const quality of ['basic', 'standard', 'neural', undefined] as const) {
        const chosen = chooseVoice(language, { ...(gender && { gender }), ...(quality && { quality }) });
        if (chosen.voice !== undefined) expect(voices).toContain(chosen.voice);
        if (chosen.language !== undefined) expect(languages).toContain(chosen.language);
        expect(chosen.voice === undefined ? chosen.emulation : true).not.toBeNull();
      }
    }
  }
});

test('every voice that the SDK lists can be named by an override, for a text in its language', () => {
  const voices = (elementRules['Say']?.attributes['voice']?.oneOf ?? '').split(' ');
  const refused = voices.filter((voice) => {
    const [, language = 'en-US'] = /^Google\.([a-z]+-[A-Za-z]+)-/.exec(voice) ?? [];
    const tried = voice.startsWith('Polly.')
      ? (elementRules['Say']?.attributes['language']?.oneOf ?? '').split(' ')
      : [language];
    return !tried.some((one) => chooseVoice(one, { overrides: { twilio: voice } }).voice === voice);
  });
  // Written with a small country code, unlike the language itself: nobody knows whether it is a slip.
  expect(refused).toEqual(['Google.fil-ph-Neural2-A', 'Google.fil-ph-Neural2-D']);
});

test('a text of nothing that XML can hold is no text', () => {
  const { body } = render({ instructions: [say('\u0000\uD800'), say('Hello\u0001.')] }, context);
  expect(body).toContain(
    '<Response><Say voice="Polly.Joanna-Neural" language="en-US">Hello.</Say></Response>',
  );
});

test('whatever stands in a document, the reply is TwiML that Twilio knows', () => {
  const thread = fc.constantFrom('main', 'wait', 'leg:1', 'nonsense');
  fc.assert(
    fc.property(anyInstruction, thread, (one, of) => {
      const document: Document = { instructions: [one] };
      const rendered = render(document, renderContext('twilio', of));
      expect(checkTwiml(rendered.body)).toEqual([]);
      expect(render(document, renderContext('twilio', of))).toEqual(rendered);
    }),
    { numRuns: 1_000 },
  );
});
