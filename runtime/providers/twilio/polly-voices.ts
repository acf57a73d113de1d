import type { genders } from '#runtime/contract/voice.ts';

export type PollyVoice = {
  name: string;
  gender: (typeof genders)[number];
  standard: boolean;
  neural: boolean;
  /** The name it has as a generative voice. */
  generative: string | null;
};

/**
 * Amazon Polly's voices at Twilio by the language they speak, those that a caller likes best first. `s` standard, `n` neural,
 * `g` generative (a name behind it differs). Names are those of the Twilio SDK; voices of children stand last.
 */
const table: Readonly<Record<string, string>> = {
  'ar-AE': 'Hala f n, Zayd m n',
  arb: 'Zeina f s',
  'ca-ES': 'Arlet f n',
  'cmn-CN': 'Zhiyu f sn',
  'cy-GB': 'Gwyneth f s',
  'da-DK': 'Sofie f n, Naja f s, Mads m s',
  'de-AT': 'Hannah f n',
  'de-DE': 'Vicki f sng, Daniel m ng, Hans m s, Marlene f s',
  'en-AU': 'Olivia f ng, Nicole f s, Russell m s',
  'en-GB': 'Amy f sng, Emma f sn, Brian m sn, Arthur m n',
  'en-GB-WLS': 'Geraint m s',
  'en-IE': 'Niamh f n',
  'en-IN': 'Kajal f ng, Raveena f s, Aditi f s',
  'en-NZ': 'Aria f n',
  'en-US':
    'Joanna f sng, Matthew m sng, Danielle f ng, Ruth f ng, Stephen m ng, Gregory m n, Joey m sn, Kendra f sn, Kimberly f sn, Salli f sn, Ivy f sn, Justin m sn, Kevin m sn',
  'en-ZA': 'Ayanda f ng',
  'es-ES': 'Lucia f sng, Sergio m ng, Enrique m s, Conchita f s',
  'es-MX': 'Mia f sng:Mía, Andres m ng',
  'es-US': 'Lupe f sng, Pedro m ng, Miguel m s, Penelope f s',
  'fi-FI': 'Suvi f n',
  'fr-BE': 'Isabelle f n',
  'fr-CA': 'Gabrielle f n, Liam m n, Chantal f s',
  'fr-FR': 'Lea f sng, Remi m ng:Rémi, Mathieu m s, Celine f s',
  'is-IS': 'Dora f s, Karl m s',
  'it-IT': 'Bianca f sng, Adriano m n, Carla f s, Giorgio m s',
  'ja-JP': 'Kazuha f n, Takumi m sn, Tomoko f n, Mizuki f s',
  'ko-KR': 'Seoyeon f sn',
  'nb-NO': 'Ida f n, Liv f s',
  'nl-BE': 'Lisa f n',
  'nl-NL': 'Laura f n, Lotte f s, Ruben m s',
  'pl-PL': 'Ola f n, Ewa f s, Jacek m s, Maja f s, Jan m s',
  'pt-BR': 'Camila f sn, Thiago m n, Vitoria f sn, Ricardo m s',
  'pt-PT': 'Ines f sn, Cristiano m s',
  'ro-RO': 'Carmen f s',
  'ru-RU': 'Tatyana f s, Maxim m s',
  'sv-SE': 'Elin f n, Astrid f s',
  'tr-TR': 'Burcu f n, Filiz f s',
  'yue-CN': 'Hiujin f n',
};

export const pollyVoices: Readonly<Record<string, readonly PollyVoice[]>> = Object.fromEntries(
  Object.entries(table).map(([language, voices]) => [language, voices.split(', ').map(readVoice)]),
);

function readVoice(text: string): PollyVoice {
  const [name = '', gender = '', engines = ''] = text.split(' ');
  const [kinds = '', other = name] = engines.split(':');
  return {
    name,
    gender: gender === 'm' ? 'male' : 'female',
    standard: kinds.includes('s'),
    neural: kinds.includes('n'),
    generative: kinds.includes('g') ? other : null,
  };
}
