import fc from 'fast-check';
import { type Instruction, streamAudios } from '#runtime/contract/document.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'Hello.',
    '<p>Hi</p>',
    '<break time="1s"/>x',
    '<b',
    '&',
    ']]>',
    '+12125550100',
    'https://a.example/x',
  ),
);
const number = fc.oneof(
  fc.integer({ min: -5, max: 100_000 }),
  fc.double(),
  fc.constantFrom(0, 0.5, Number.NaN),
);
const flag = fc.boolean();
const language = fc.oneof(text, fc.constantFrom('en-US', 'de', 'ga', 'zh-Hant-TW'));
const voice = fc.record({
  gender: fc.constantFrom('female', 'male'),
  overrides: fc.dictionary(fc.constantFrom('twilio', 'plivo'), text),
});
const prompt = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), text, ssml: flag, language, voice, loop: number }),
  fc.record({
    kind: fc.constant('play' as const),
    source: fc.oneof(
      fc.record({ kind: fc.constant('url' as const), url: text }),
      fc.constant({ kind: 'built-in' as const, sound: 'hold-music' as const }),
    ),
    loop: number,
  }),
  fc.record({ kind: fc.constant('pause' as const), seconds: number }),
);
const target = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    leg: fc.nat(),
    timeoutSeconds: number,
    number: text,
    sendKeys: text,
  }),
  fc.record({
    kind: fc.constant('sip' as const),
    leg: fc.nat(),
    timeoutSeconds: number,
    uri: text,
    username: text,
    password: text,
    headers: fc.dictionary(text, text),
  }),
  fc.record({
    kind: fc.constant('client' as const),
    leg: fc.nat(),
    timeoutSeconds: number,
    name: text,
    parameters: fc.dictionary(text, text),
  }),
);
/** Anything that a designer can write, and worse: for properties that must hold of every document. */
export const anyInstruction: fc.Arbitrary<Instruction> = fc.oneof(
  prompt,
  fc.record({ kind: fc.constant('send-keys' as const), keys: text }),
  fc.record({
    kind: fc.constant('gather' as const),
    prompt: fc.array(prompt, { maxLength: 3 }),
    digits: fc.option(
      fc.record({ most: number, finishKey: fc.constantFrom('', '#', '1'), betweenSeconds: number }),
    ),
    speech: fc.record({
      language,
      hints: fc.array(text),
      model: fc.constantFrom('default' as const, 'commands' as const, 'phone-call' as const),
      endSeconds: fc.option(number),
      profanityFilter: flag,
    }),
    firstSeconds: number,
    bargeIn: flag,
  }),
  fc.record({
    kind: fc.constant('record' as const),
    mostSeconds: number,
    silenceSeconds: number,
    finishKeys: fc.constantFrom('', '#', '0123456789*#'),
    beep: flag,
    trim: flag,
    transcribe: flag,
    language,
  }),
  fc.record({
    kind: fc.constant('dial' as const),
    targets: fc.array(target, { maxLength: 12 }),
    callerId: text,
    timeoutSeconds: number,
    timeLimitSeconds: number,
    record: fc.constantFrom('no' as const, 'from-answer' as const, 'from-ringing' as const),
    recordTracks: fc.constantFrom('mono' as const, 'dual' as const),
    ringback: fc.constantFrom('default' as const, 'real' as const, 'music' as const),
    whisper: flag,
    accept: fc.option(fc.record({ key: fc.constant('1'), seconds: number })),
    detectMachine: flag,
    hangUpOnStar: flag,
  }),
  fc.record({
    kind: fc.constant('conference' as const),
    name: text,
    startOnEnter: flag,
    endOnExit: flag,
    muted: flag,
    beep: fc.constantFrom('both' as const, 'enter' as const, 'exit' as const, 'none' as const),
    wait: fc.constantFrom('default' as const, 'silence' as const, 'music' as const),
    record: flag,
    mostParticipants: number,
    timeLimitSeconds: number,
    hangUpOnStar: flag,
  }),
  fc.record({
    kind: fc.constant('stream' as const),
    url: fc.oneof(text, fc.constant('wss://agent.example/talk?clinic=7')),
    parameters: fc.dictionary(text, text, { maxKeys: 5 }),
    name: text,
    audio: fc.constantFrom(...streamAudios),
    timeLimitSeconds: number,
  }),
);
