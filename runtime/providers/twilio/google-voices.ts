export type GoogleVoices = {
  /** Letters of the voices in each engine, as in `Google.de-DE-Standard-A`. */
  standard: string;
  wavenet: string;
  neural: string;
  /** The eight voices with names of stars, as in `Google.de-DE-Chirp3-HD-Kore`. */
  chirp: boolean;
  /** The letters that are men's; the others are women's. */
  men: string;
};

export const chirpNames = ['Aoede', 'Charon', 'Fenrir', 'Kore', 'Leda', 'Orus', 'Puck', 'Zephyr'] as const;

/** By language: standard letters, WaveNet letters, Neural2 letters, `*` where Chirp 3 HD is there, and which letters are men's. */
const table: Readonly<Record<string, string>> = {
  'af-ZA': 'A - - - -',
  'am-ET': 'AB AB - - B',
  'ar-XA': 'ABCD ABCD - * BC',
  'bg-BG': 'AB - - - -',
  'bn-IN': 'ABCD ABCD - * BD',
  'ca-ES': 'AB - - - -',
  'cmn-CN': 'ABCD ABCD - * BC',
  'cmn-TW': 'ABC ABC - - BC',
  'cs-CZ': 'AB AB - - -',
  'da-DK': 'ACDEFG ACDEFG DF - CG',
  'de-DE': 'ABCDEFGH ABCDEFGH ABCDFGH * BDEH',
  'el-GR': 'AB AB - - -',
  'en-AU': 'ABCD ABCD ABCD * BD',
  'en-GB': 'ABCDFNO ABCDFNO ABCDFNO * BDO',
  'en-IN': 'ABCDEF ABCDEF ABCD * BCF',
  'en-US': 'ABCDEFGHIJ ABCDEFGHIJ ACDEFGHIJ * ABDIJ',
  'es-ES': 'ABCDEFGH BCDEFGH ABCDEFGH * BFG',
  'es-US': 'ABC ABC ABC * BC',
  'eu-ES': 'AB - - - -',
  'fi-FI': 'AB AB - - -',
  'fil-PH': 'ABCD ABCD - - CD',
  'fr-CA': 'ABCD ABCD ABCD * BD',
  'fr-FR': 'ABCDEFG ABCDEFG ABCDEFG * BDG',
  'gl-ES': 'AB - - - -',
  'gu-IN': 'ABCD ABCD - * BD',
  'he-IL': 'ABCD ABCD - - BD',
  'hi-IN': 'ABCDEF ABCDEF ABCD * BCF',
  'hu-HU': 'AB A - - -',
  'id-ID': 'ABCD ABCD - * BC',
  'is-IS': 'AB - - - -',
  'it-IT': 'ABCDEF ABCDEF ACF * CDF',
  'ja-JP': 'ABCD ABCD BCD * CD',
  'kn-IN': 'ABCD ABCD - * BD',
  'ko-KR': 'ABCD ABCD ABC * CD',
  'lt-LT': 'AB - - - AB',
  'lv-LV': 'AB - - - AB',
  'ml-IN': 'ABCD ABCD - * BD',
  'mr-IN': 'ABC ABC - * B',
  'ms-MY': 'ABCD ABCD - - BD',
  'nb-NO': 'ABCDEFG ABCDEFG - - BDG',
  'nl-BE': 'ABCD ABCD - - BD',
  'nl-NL': 'ABCDEFG ABCDEFG - * BCG',
  'pa-IN': 'ABCD ABCD - - BD',
  'pl-PL': 'ABCDEFG ABCDEFG - * BCG',
  'pt-BR': 'ABCDE ABCDE ABC * BE',
  'pt-PT': 'ABCDEF ABCDEF - - BCF',
  'ro-RO': 'AB AB - - -',
  'ru-RU': 'ABCDE ABCDE - * BD',
  'sk-SK': 'AB AB - - -',
  'sr-RS': 'A - - - -',
  'sv-SE': 'ABCDEFG ABCDEFG - - CEG',
  'ta-IN': 'ABCD ABCD - * BD',
  'te-IN': 'ABCD - - * BD',
  'th-TH': 'A - C * -',
  'tr-TR': 'ABCDE ABCDE - * BE',
  'uk-UA': 'A A - - -',
  'vi-VN': 'ABCD ABCD AD * BD',
  'yue-HK': 'ABCD - - - BD',
};

export const googleVoices: Readonly<Record<string, GoogleVoices>> = Object.fromEntries(
  Object.entries(table).map(([language, line]) => {
    const [standard = '', wavenet = '', neural = '', chirp = '', men = ''] = line
      .replaceAll('-', '')
      .split(' ');
    return [language, { standard, wavenet, neural, chirp: chirp === '*', men }];
  }),
);
