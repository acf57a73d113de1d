import { sentences } from '../../sentences.ts';
import { build, joanna, redirect } from './build.ts';

const media = 'https://cdn.example/a.mp3?x=1&y=2';

/** What is said, played and waited for. */
export const prompts = {
  empty: build(() => {}),
  say: build((response) => response.addSpeak('Welcome to the clinic.', joanna)),
  'say-loop': build((response) => response.addSpeak('Please hold.', { ...joanna, loop: 3 })),
  'say-for-ever': build((response) => response.addSpeak('Please hold.', { ...joanna, loop: 0 })),
  'say-special-characters': build((response) =>
    response.addSpeak('Fish & chips <£5> "today" – naïve 😀', joanna),
  ),
  'say-nothing': build((response) => response.addSpeak('Goodbye.', joanna)),
  'say-voices': build((response) => {
    response.addSpeak('One.', joanna);
    response.addSpeak('Two.', { voice: 'Polly.Matthew', language: 'en-US' });
    response.addSpeak('Three.', { voice: 'MAN', language: 'en-US' });
    response.addSpeak('Four.', { voice: 'WOMAN', language: 'en-US' });
    response.addSpeak('Five.', joanna);
    response.addSpeak('Six.', joanna);
    response.addSpeak('Sieben.', { voice: 'Polly.Vicki', language: 'de-DE' });
    response.addSpeak('Otte.', { voice: 'Polly.Mads', language: 'da-DK' });
    response.addSpeak('Nove.', { voice: 'Polly.Ines', language: 'pt-PT' });
    response.addSpeak('Diez.', { voice: 'Polly.Mia', language: 'es-MX' });
    response.addSpeak('Onze.', { voice: 'Polly.Chantal', language: 'fr-CA' });
    response.addSpeak('十二', { voice: 'Polly.Zhiyu', language: 'cmn-CN' });
  }),
  'say-voice-override': build((response) => {
    response.addSpeak('Woman.', { voice: 'WOMAN', language: 'en-US' });
    response.addSpeak('Joey.', { voice: 'Polly.Joey', language: 'en-US' });
    response.addSpeak('Marlene.', { voice: 'Polly.Marlene', language: 'de-DE' });
  }),
  'say-voice-override-unknown': build((response) => {
    response.addSpeak('Hello.', { voice: 'Polly.Matthew', language: 'en-US' });
    response.addSpeak('Bonjour.', { voice: 'Polly.Lea', language: 'fr-FR' });
    response.addSpeak('Hej.', { voice: 'Polly.Astrid', language: 'sv-SE' });
  }),
  'say-language-unknown': build((response) => response.addSpeak('Dia duit.')),
  'say-ssml': build((response) => {
    const speak = response.addSpeak('', joanna);
    const paragraph = speak.addP('');
    paragraph.addS('Dr. ').addSub('S.', { alias: 'Smith' });
    const second = paragraph.addS('is ');
    second.addEmphasis('in', { level: 'strong' });
    second.addText('.');
    speak.addBreak({ time: '500ms' });
    speak.addBreak({ strength: 'weak' });
    speak.addText('Call ');
    speak.addSayAs('2125550100', { 'interpret-as': 'telephone' });
    speak.addText(' by ');
    speak.addSayAs('11/21/2026', { 'interpret-as': 'date', format: 'mdy' });
    speak.addText('. ');
    speak.addProsody('Slowly', { rate: 'slow', pitch: 'high', volume: 'loud' });
    speak.addText(' ');
    speak.addLang('Bonjour', { 'xml:lang': 'fr-FR' });
    speak.addText(' ');
    speak.addPhoneme('pecan', { alphabet: 'ipa', ph: 'pɪˈkɑːn' });
    speak.addText(' ');
    speak.addW('read', { role: 'amazon:VB' });
    speak.addText(' Fish & chips.');
  }),
  'say-ssml-unknown-tags': build((response) => {
    const speak = response.addSpeak('Hello there', joanna);
    speak.addBreak({});
    speak.addText(' you ');
    speak.addP('twice');
  }),
  'say-ssml-broken': build((response) => response.addSpeak('Hello there & you', joanna)),
  'say-ssml-basic-voice': build((response) => {
    const speak = response.addSpeak('Wait', joanna);
    speak.addBreak({ time: '1s' });
    speak.addSub('kg', { alias: 'kilograms' });
    response.addSpeak('Wait kilograms', { voice: 'MAN', language: 'en-US' });
  }),
  'say-ssml-long': build((response) => {
    // Each piece fills 3000 characters of XML; the <p> around them all is too long and is opened.
    for (const [first, last] of [
      [0, 106],
      [107, 199],
    ] as const) {
      const speak = response.addSpeak('', joanna);
      for (let number = first; number <= last; number += 1) {
        speak.addS(`Sentence ${number} of many.`);
        if (number < 199) speak.addText(' ');
      }
    }
  }),
  'say-long': build((response) => {
    for (const text of [sentences(1, 34), sentences(35, 60)]) response.addSpeak(text, joanna);
  }),
  'say-long-loop': build((response) => {
    const woman = { voice: 'WOMAN', language: 'en-US' };
    for (const _ of [1, 2]) {
      for (const text of [sentences(1, 34), sentences(35, 60)]) response.addSpeak(text, woman);
    }
  }),
  play: build((response) => response.addPlay(media)),
  'play-audio-loop': build((response) =>
    response.addPlay('https://ivr.example/media/greeting?signature=s&expires=9', { loop: 2 }),
  ),
  'play-for-ever': build((response) => {
    response.addPlay(media, { loop: 0 });
    response.addPlay(media, { loop: 1000 });
  }),
  'play-no-address': build((response) => response.addSpeak('Hello.', joanna)),
  pause: build((response) => {
    response.addWait({ length: 2 });
    response.addWait({ length: 1 });
  }),
  'send-keys': build((response) => {
    response.addDTMF('ww12*W#', { async: false });
    response.addDTMF('1w2', { async: false });
  }),
  continue: build((response) => {
    response.addWait({ length: 3 });
    redirect(response, 'continue');
  }),
  'leg-whisper': build((response) => response.addSpeak('A call for the clinic.', joanna)),
  'leg-refused': build(() => {}),
  'leg-nothing': build(() => {}),
  'wait-music': build((response) => {
    response.addPlay(media);
    response.addSpeak('Please hold.', joanna);
  }),
  'wait-refused': build((response) => {
    response.addSpeak('Press a key.', joanna);
    response.addSpeak('Please hold.', joanna);
  }),
  'wait-nothing': build((response) => response.addWait({ length: 60 })),
};
