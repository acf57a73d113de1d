import { sentences } from '../../sentences.ts';
import { address, build, joanna } from './build.ts';

const media = 'https://cdn.example/a.mp3?x=1&y=2';

/** What is said, played and waited for. */
export const prompts = {
  empty: build(() => {}),
  say: build((response) => response.say(joanna, 'Welcome to the clinic.')),
  'say-loop': build((response) => response.say({ ...joanna, loop: 3 }, 'Please hold.')),
  'say-for-ever': build((response) => response.say({ ...joanna, loop: 0 }, 'Please hold.')),
  'say-special-characters': build((response) => response.say(joanna, 'Fish & chips <£5> "today" – naïve 😀')),
  'say-nothing': build((response) => response.say(joanna, 'Goodbye.')),
  'say-voices': build((response) => {
    response.say({ voice: 'Polly.Joanna-Neural', language: 'en-US' }, 'One.');
    response.say({ voice: 'Polly.Matthew-Neural', language: 'en-US' }, 'Two.');
    response.say({ voice: 'man', language: 'en-US' }, 'Three.');
    response.say({ voice: 'woman', language: 'en-US' }, 'Four.');
    response.say({ voice: 'Polly.Matthew', language: 'en-US' }, 'Five.');
    response.say({ voice: 'Polly.Vicki', language: 'de-DE' }, 'Fünf.');
    response.say({ voice: 'Polly.Hannah-Neural', language: 'de-AT' }, 'Sechs.');
    response.say({ voice: 'Polly.Mia-Neural', language: 'es-MX' }, 'Siete.');
    response.say({ voice: 'Google.lt-LT-Standard-A' }, 'Ott.');
    response.say({ voice: 'Google.cmn-TW-Wavenet-B', language: 'cmn-TW' }, '九');
  }),
  'say-voice-override': build((response) => {
    response.say({ voice: 'Polly.Danielle-Generative', language: 'en-US' }, 'Generated.');
    response.say({ voice: 'Google.de-DE-Chirp3-HD-Kore', language: 'de-DE' }, 'Starlight.');
    response.say({ voice: 'alice', language: 'en-US' }, 'Basic.');
  }),
  'say-voice-override-unknown': build((response) => {
    response.say({ voice: 'Polly.Matthew-Neural', language: 'en-US' }, 'Hello.');
    response.say({ voice: 'Polly.Lea-Neural', language: 'fr-FR' }, 'Bonjour.');
  }),
  'say-language-unknown': build((response) => response.say('Dia duit.')),
  'say-ssml': build((response) => {
    const say = response.say(joanna, '');
    const paragraph = say.p('');
    const first = paragraph.s('');
    first.addText('Dr. ');
    first.sub({ alias: 'Smith' }, 'S.');
    const second = paragraph.s('');
    second.addText('is ');
    second.emphasis({ level: 'strong' }, 'in');
    second.addText('.');
    say.break({ time: '500ms' });
    say.break({ strength: 'weak' });
    say.addText('Call ');
    say.sayAs({ 'interpret-as': 'telephone' }, '2125550100');
    say.addText(' by ');
    say.sayAs({ 'interpret-as': 'date', format: 'mdy' }, '11/21/2026');
    say.addText('. ');
    say.prosody({ rate: 'slow', pitch: 'high', volume: 'loud' }, 'Slowly');
    say.addText(' ');
    say.lang({ 'xml:lang': 'fr-FR' }, 'Bonjour');
    say.addText(' ');
    say.phoneme({ alphabet: 'ipa', ph: 'pɪˈkɑːn' }, 'pecan');
    say.addText(' ');
    say.w({ role: 'amazon:VB' }, 'read');
    say.addText(' Fish & chips.');
  }),
  'say-ssml-unknown-tags': build((response) => {
    const say = response.say(joanna, 'Hello there');
    say.break();
    say.addText(' you ');
    say.p('twice');
  }),
  'say-ssml-broken': build((response) => response.say(joanna, 'Hello there & you')),
  'say-ssml-basic-voice': build((response) =>
    response.say({ voice: 'woman', language: 'en-US' }, 'Wait kilograms'),
  ),
  'say-long': build((response) => {
    response.say(joanna, sentences(1, 47));
    response.say(joanna, sentences(48, 60));
  }),
  'say-long-loop': build((response) => {
    const woman = { voice: 'woman', language: 'en-US' } as const;
    for (const _ of [1, 2]) {
      response.say(woman, sentences(1, 47));
      response.say(woman, sentences(48, 60));
    }
  }),
  play: build((response) => response.play(media)),
  'play-audio-loop': build((response) =>
    response.play({ loop: 2 }, 'https://ivr.example/media/greeting?signature=s&expires=9'),
  ),
  'play-for-ever': build((response) => {
    response.play({ loop: 0 }, media);
    response.play({ loop: 1000 }, media);
  }),
  'play-no-address': build((response) => response.say(joanna, 'Hello.')),
  pause: build((response) => {
    response.pause({ length: 2 });
    response.pause({ length: 1 });
  }),
  'send-keys': build((response) => {
    response.play({ digits: 'ww12*W#' });
    response.play({ digits: '1w2' });
  }),
  'leg-whisper': build((response) => response.say(joanna, 'A call for the clinic.')),
  'wait-music': build((response) => {
    response.play(media);
    response.say(joanna, 'Please hold.');
    response.redirect({ method: 'POST' }, address.answer('continue', 'wait'));
  }),
  'wait-refused': build((response) => response.say(joanna, 'Please hold.')),
};
