import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instruction, SayInstruction } from '#runtime/contract/document.ts';
import { render } from '#runtime/providers/plivo/render.ts';
import { chooseVoice } from '#runtime/providers/plivo/voices.ts';
import { anyInstruction } from '../any-instruction.ts';
import { renderContext } from '../render-context.ts';
import { sentences } from '../sentences.ts';
import { checkPlivoXml } from './check-xml.ts';

const context = renderContext('plivo');
const say = (text: string): SayInstruction => ({
  kind: 'say',
  text,
  ssml: false,
  language: 'en-US',
  voice: {},
  loop: 1,
});

describe('a reply of 100 kB and more', () => {
  it('has its longest texts cut, says so, and keeps what the call needs to go on', () => {
    const gather: Instruction = {
      kind: 'gather',
      prompt: Array.from({ length: 50 }, () => ({ ...say(sentences(1, 180)), loop: 1_000 })),
      digits: { most: 1, finishKey: '', betweenSeconds: 5 },
      speech: null,
      firstSeconds: 5,
      bargeIn: true,
    };
    const { body, emulations } = render({ instructions: [say('First.'), gather] }, context);
    const bytes = new TextEncoder().encode(body).length;
    expect(bytes).toBeLessThan(100_000);
    expect(bytes).toBeGreaterThan(30_000);
    expect(body).toContain('First.');
    expect(body).toContain('/no-input');
    expect(emulations).toContainEqual({
      asked: 'a reply of more than 99 kB',
      sent: 'a reply whose longest texts are cut',
    });
    expect(checkPlivoXml(body)).toEqual([]);
  });
});

it('every voice is one of Plivo, and another than what was asked for is told', () => {
  for (const language of ['en', 'en-NZ', 'de-AT', 'pt-PT', 'fr-CA', 'zh', 'no', 'ar', 'fi-FI', 'lt', 'x-y']) {
    for (const gender of ['female', 'male', undefined] as const) {
      for (const quality of ['basic', 'standard', 'neural', undefined] as const) {
        for (const ssml of [true, false]) {
          const voice = { ...(gender && { gender }), ...(quality && { quality }) };
          const chosen = chooseVoice(language, voice, ssml);
          if (chosen.voice === undefined) expect(chosen.emulation).not.toBeNull();
          else expect(chosen.voice).toMatch(/^(WOMAN|MAN|Polly\.[A-Z][a-z]+)$/);
          if (ssml && chosen.voice !== undefined) expect(chosen.ssml).toBe(true);
          if (quality === 'neural') expect(chosen.emulation).not.toBeNull();
        }
      }
    }
  }
});

it('notes do not tell what a document holds, since it may be secret', () => {
  const secret = 'S3cret';
  const documents: Instruction[] = [
    say(secret),
    { kind: 'play', source: { kind: 'url', url: secret }, loop: 1 },
    {
      kind: 'dial',
      targets: [{ kind: 'number', number: '+12125550101', sendKeys: secret, leg: 1, timeoutSeconds: 20 }],
      callerId: secret,
      timeoutSeconds: 20,
      timeLimitSeconds: 60,
      record: 'no',
      recordTracks: 'mono',
      ringback: 'default',
      whisper: false,
      accept: null,
      detectMachine: false,
      hangUpOnStar: false,
    },
  ];
  for (const one of documents)
    expect(JSON.stringify(render({ instructions: [one] }, context).emulations)).not.toContain(secret);
});

it.each(['__proto__', 'constructor', 'toString'])(
  'a language named %s is only a language that nobody speaks',
  (language) => {
    const say = { kind: 'say', text: 'Hello.', ssml: false, language, voice: {}, loop: 1 } as const;
    expect(checkPlivoXml(render({ instructions: [say] }, renderContext('plivo', 'main')).body)).toEqual([]);
  },
);

it('whatever stands in a document, the reply is XML that Plivo knows', () => {
  const threads = fc.constantFrom('main', 'wait', 'leg:1', 'nonsense');
  fc.assert(
    fc.property(anyInstruction, threads, (instruction, thread) => {
      const document = { instructions: [instruction] };
      const rendered = render(document, renderContext('plivo', thread));
      expect(checkPlivoXml(rendered.body)).toEqual([]);
      expect(render(document, renderContext('plivo', thread))).toEqual(rendered);
    }),
    { numRuns: 1_000 },
  );
});
