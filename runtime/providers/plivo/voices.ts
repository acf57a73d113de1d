import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import type { Voice } from '#runtime/contract/voice.ts';
import { nearestLanguages } from '#runtime/providers/nearest-language.ts';
import type { ChosenVoice } from '#runtime/providers/write-prompt.ts';
import { pollyVoices } from './polly-voices.ts';

type Gender = NonNullable<Voice['gender']>;

/** Languages of the plain voices; some have only one. https://www.plivo.com/docs/voice/xml/speak */
const basicLanguages =
  'da-DK nl-NL en-AU en-GB en-US fr-FR fr-CA de-DE it-IT pl-PL pt-PT pt-BR ru-RU es-ES es-US sv-SE'.split(
    ' ',
  );
const withoutMan = ['da-DK', 'fr-CA', 'ru-RU', 'sv-SE'];
const withoutWoman = ['pt-PT'];

const spokenLanguages = [...new Set([...Object.keys(pollyVoices), ...basicLanguages])];

/** Plivo's name for a neutral voice in this language: the override if it speaks it, else the nearest that does. SSML needs Polly. */
export function chooseVoice(language: string, voice: Voice, ssml: boolean): ChosenVoice {
  const key = [language, voice.gender, voice.quality, ssml, voice.overrides?.['plivo']].join(' ');
  return chosen.get(key, () => findVoice(language, voice, ssml));
}

const chosen = new BoundedCache<ChosenVoice>(500);

function findVoice(language: string, voice: Voice, ssml: boolean): ChosenVoice {
  const override = voice.overrides?.['plivo'] ?? '';
  if (override === '') return neutralVoice(language, voice, ssml);
  const named = overridden(override, language);
  if (named !== null) return named;
  const neutral = neutralVoice(language, voice, ssml);
  const sent = neutral.voice === undefined ? "Plivo's own voice" : `the voice ${neutral.voice}`;
  return { ...neutral, emulation: { asked: `the voice ${override} for ${language}`, sent } };
}

function neutralVoice(language: string, { gender = 'female', quality }: Voice, ssml: boolean): ChosenVoice {
  const genders: Gender[] = gender === 'female' ? ['female', 'male'] : ['male', 'female'];
  for (const near of nearestLanguages(language, spokenLanguages)) {
    for (const one of genders) {
      const [name] = namesOf(near.language, one, quality === 'basic' && !ssml);
      if (name === undefined) continue;
      const fits = near.exact && one === gender && quality !== 'neural';
      const asked = `a ${quality === 'neural' ? 'neural ' : ''}${gender} voice for ${language}`;
      const emulation = fits ? null : { asked, sent: `the voice ${name} (${near.language})` };
      return chosenVoice(name, near.language, emulation);
    }
  }
  const emulation = {
    asked: `a voice for ${language}`,
    sent: "Plivo's own voice, which speaks American English",
  };
  return { voice: undefined, language: undefined, ssml: false, emulation };
}

function chosenVoice(voice: string, language: string, emulation: ChosenVoice['emulation']): ChosenVoice {
  return { voice, language, ssml: voice.startsWith('Polly.'), emulation };
}

/** Best first; one kind of voice stands in for the other where that is missing. */
function namesOf(language: string, gender: Gender, basicFirst: boolean): string[] {
  const polly = (pollyVoices[language]?.[gender] ?? []).map((name) => `Polly.${name}`);
  const basic = basicVoices(language, gender);
  return basicFirst ? [...basic, ...polly] : [...polly, ...basic];
}

function basicVoices(language: string, gender: Gender): string[] {
  const missing = gender === 'female' ? withoutWoman : withoutMan;
  if (!basicLanguages.includes(language) || missing.includes(language)) return [];
  return [gender === 'female' ? 'WOMAN' : 'MAN'];
}

/** null when Plivo has no such voice, or when it speaks another language. */
function overridden(name: string, language: string): ChosenVoice | null {
  const near = nearestLanguages(language, spokenLanguages).map((one) => one.language);
  const spoken = near.find((one) =>
    (['female', 'male'] as const).some((gender) => namesOf(one, gender, true).includes(name)),
  );
  return spoken === undefined ? null : chosenVoice(name, spoken, null);
}
