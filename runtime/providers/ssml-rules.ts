import type { SsmlRules, SsmlTag } from '#runtime/xml/parse-ssml.ts';

const any = () => true;
const oneOf = (values: string) => (value: string) => values.split(' ').includes(value);

const inWords = ['break', 'emphasis', 'lang', 'phoneme', 'prosody', 'say-as', 'sub', 'w'];
const everything = [...inWords, 'p', 's'];
const inSentences = [...inWords, 's'];

const spokenElsewhere = oneOf(
  'arb ar-AE ca-ES cmn-CN cy-GB da-DK de-DE de-AT en-AU en-GB en-GB-WLS en-IN en-NZ en-US en-ZA es-ES es-MX es-US fi-FI fr-CA fr-FR he-IL hi-IN is-IS it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sv-SE tr-TR yue-CN',
);

function tag(
  children: readonly string[],
  attributes: SsmlTag['attributes'],
  needed: readonly string[] = [],
): SsmlTag {
  return { children, attributes, needed };
}

/** The SSML that Amazon Polly and the providers in front of it read: tags, nesting and values as their SDKs list them. */
export const ssmlRules: SsmlRules = {
  '': tag(everything, {}),
  break: tag([], { strength: oneOf('none x-weak weak medium strong x-strong'), time: isBreak }),
  emphasis: tag(inWords, { level: oneOf('strong moderate reduced') }),
  lang: tag(everything, { 'xml:lang': spokenElsewhere }, ['xml:lang']),
  p: tag(inSentences, {}),
  phoneme: tag(
    [],
    {
      alphabet: oneOf('ipa x-sampa x-amazon-jyutping x-amazon-pinyin x-amazon-pron-kana x-amazon-yomigana'),
      ph: any,
    },
    ['alphabet', 'ph'],
  ),
  prosody: tag(everything, { pitch: any, rate: any, volume: any }),
  s: tag(inSentences, {}),
  'say-as': tag(
    [],
    {
      'interpret-as': oneOf(
        'characters spell-out cardinal number ordinal digits fraction unit date time address expletive telephone',
      ),
      format: oneOf('mdy dmy ymd md dm ym my d m y yyyymmdd'),
    },
    ['interpret-as'],
  ),
  sub: tag([], { alias: any }, ['alias']),
  w: tag(['break', 'emphasis', 'phoneme', 'prosody', 'say-as', 'sub'], { role: any }),
};

/** At most ten seconds. */
function isBreak(value: string): boolean {
  const [, number = '', unit = ''] = /^(\d{1,5}(?:\.\d{1,3})?)(ms|s)$/.exec(value) ?? [];
  return number !== '' && Number(number) * (unit === 's' ? 1_000 : 1) <= 10_000;
}
