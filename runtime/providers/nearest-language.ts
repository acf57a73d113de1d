/** A tag without a region, or another name of a language, to the tags that providers use, best first. */
const otherNames: Readonly<Record<string, string>> = {
  ar: 'ar-AE ar-XA arb ar-SA',
  bn: 'bn-IN',
  cmn: 'cmn-CN cmn-Hans-CN',
  'cmn-cn': 'cmn-CN cmn-Hans-CN',
  'cmn-tw': 'cmn-TW cmn-Hant-TW',
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  iw: 'he-IL',
  nl: 'nl-NL',
  no: 'nb-NO',
  'no-no': 'nb-NO',
  nn: 'nb-NO',
  pa: 'pa-IN pa-guru-IN',
  'pa-in': 'pa-IN pa-guru-IN',
  pt: 'pt-BR',
  sw: 'sw-KE',
  ta: 'ta-IN',
  tl: 'fil-PH',
  ur: 'ur-PK',
  yue: 'yue-HK yue-CN yue-Hant-HK',
  'yue-hk': 'yue-HK yue-CN yue-Hant-HK',
  zh: 'cmn-CN cmn-Hans-CN',
  'zh-cn': 'cmn-CN cmn-Hans-CN',
  'zh-hans': 'cmn-CN cmn-Hans-CN',
  'zh-hans-cn': 'cmn-CN cmn-Hans-CN',
  'zh-hant': 'cmn-TW cmn-Hant-TW',
  'zh-hant-hk': 'yue-HK yue-CN yue-Hant-HK',
  'zh-hant-tw': 'cmn-TW cmn-Hant-TW',
  'zh-hk': 'yue-HK yue-CN yue-Hant-HK',
  'zh-tw': 'cmn-TW cmn-Hant-TW zh-TW',
};

/** Spanish of a country without a voice of its own is nearer to Mexico's than to Spain's. */
const regional: Readonly<Record<string, string>> = { es: 'es-MX es-US es-ES' };

export type NearLanguage = {
  language: string;
  /** It is what was asked for, perhaps by another name; false for the same language as it is spoken elsewhere. */
  exact: boolean;
};

/** The languages among `available` in which a text of this language can be read or understood, best first. */
export function nearestLanguages(tag: string, available: readonly string[]): NearLanguage[] {
  const asked = tag.toLowerCase();
  const [base = ''] = asked.split('-');
  const same = available.filter((language) => language.toLowerCase() === asked);
  const byName = listed(otherNames, asked);
  const elsewhere = [
    ...listed(regional, base),
    ...listed(otherNames, base),
    ...available.filter((language) => language.toLowerCase().split('-')[0] === base),
  ];
  const found = new Map<string, boolean>();
  const add = (languages: readonly string[], exact: boolean) => {
    for (const language of languages) {
      if (available.includes(language) && !found.has(language)) found.set(language, exact);
    }
  };
  add(same, true);
  add(byName, true);
  add(elsewhere, asked === base);
  return [...found].map(([language, exact]) => ({ language, exact }));
}

/** A tag comes from a flow: `__proto__` must find nothing. */
function listed(table: Readonly<Record<string, string>>, tag: string): string[] {
  return Object.hasOwn(table, tag) ? (table[tag] ?? '').split(' ') : [];
}
