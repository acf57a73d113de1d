import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import type { Emulation } from '#runtime/contract/provider.ts';
import type { Voice } from '#runtime/contract/voice.ts';
import { nearestLanguages } from '#runtime/providers/nearest-language.ts';
import type { ChosenVoice } from '#runtime/providers/write-prompt.ts';
import { chirpNames, googleVoices } from './google-voices.ts';
import { pollyVoices } from './polly-voices.ts';

type Gender = NonNullable<Voice['gender']>;
type Quality = NonNullable<Voice['quality']>;

const spokenLanguages = [...new Set([...Object.keys(pollyVoices), ...Object.keys(googleVoices)])];
/** Those that `man` and `woman` have always spoken. */
const basicLanguages = ['en-US', 'en-GB', 'es-ES', 'fr-FR', 'de-DE'];
/** Have a voice, but are not among the values of `language`; the voice's name says it. */
const withoutAttribute = ['eu-ES', 'gl-ES', 'lt-LT', 'yue-CN'];

/** Twilio's name for a neutral voice in this language: the override if it speaks it, else the nearest that does. */
export function chooseVoice(language: string, voice: Voice): ChosenVoice {
  const key = [language, voice.gender, voice.quality, voice.overrides?.['twilio']].join(' ');
  return chosen.get(key, () => findVoice(language, voice));
}

const chosen = new BoundedCache<ChosenVoice>(500);

function findVoice(language: string, voice: Voice): ChosenVoice {
  const override = voice.overrides?.['twilio'];
  if (override === undefined || override === '') return neutralVoice(language, voice);
  const named = overridden(override, language);
  if (named !== null) return named;
  const neutral = neutralVoice(language, voice);
  const sent = neutral.voice === undefined ? "the account's own voice" : `the voice ${neutral.voice}`;
  return { ...neutral, emulation: { asked: `the voice ${override} for ${language}`, sent } };
}

function neutralVoice(language: string, voice: Voice): ChosenVoice {
  const { gender = 'female', quality = 'neural' } = voice;
  for (const near of nearestLanguages(language, spokenLanguages)) {
    for (const one of gender === 'female' ? (['female', 'male'] as const) : (['male', 'female'] as const)) {
      const [name] = namesOf(near.language, one, quality);
      if (name === undefined) continue;
      const fits = near.exact && (one === gender || voice.gender === undefined);
      const emulation = {
        asked: `a ${gender} voice for ${language}`,
        sent: `the voice ${name} (${near.language})`,
      };
      return chosenVoice(name, near.language, fits ? null : emulation);
    }
  }
  const emulation = {
    asked: `a voice for ${language}`,
    sent: "the account's own voice, which may not speak it",
  };
  return { voice: undefined, language: undefined, ssml: false, emulation };
}

function chosenVoice(name: string, language: string, emulation: Emulation | null): ChosenVoice {
  return {
    voice: name,
    language: withoutAttribute.includes(language) ? undefined : language,
    ssml: name.includes('.'),
    emulation,
  };
}

/** Names for this language, gender and quality, best first; a better or worse quality stands in for one that is not there. */
function namesOf(language: string, gender: Gender, quality: Quality): string[] {
  const polly = (pollyVoices[language] ?? []).filter((voice) => voice.gender === gender);
  const pollyStandard = polly.filter((voice) => voice.standard).map((voice) => `Polly.${voice.name}`);
  const pollyNeural = polly.filter((voice) => voice.neural).map((voice) => `Polly.${voice.name}-Neural`);
  const google = googleVoices[language];
  const letters = (engine: string, list: string | undefined) =>
    [...(list ?? '')]
      .filter((letter) => (google?.men.includes(letter) ? 'male' : 'female') === gender)
      .map((letter) => `Google.${language}-${engine}-${letter}`);
  const googleStandard = letters('Standard', google?.standard);
  const googleNeural = [...letters('Neural2', google?.neural), ...letters('Wavenet', google?.wavenet)];
  switch (quality) {
    case 'neural':
      return [...pollyNeural, ...googleNeural, ...pollyStandard, ...googleStandard];
    case 'standard':
      return [...pollyStandard, ...googleStandard, ...pollyNeural, ...googleNeural];
    case 'basic': {
      const basic = basicLanguages.includes(language) ? [gender === 'female' ? 'woman' : 'man'] : [];
      return [...basic, ...pollyStandard, ...googleStandard, ...pollyNeural, ...googleNeural];
    }
  }
}

/** null when Twilio has no such voice, or when it speaks another language: `<Say>` would fail, and the call with it. */
function overridden(name: string, language: string): ChosenVoice | null {
  const near = nearestLanguages(language, spokenLanguages).map((one) => one.language);
  if (['man', 'woman', 'alice'].includes(name)) {
    const basic = near.find((one) => basicLanguages.includes(one));
    return basic === undefined ? null : chosenVoice(name, basic, null);
  }
  const spoken = near.find((one) => isPollyName(name, one) || isGoogleName(name, one));
  return spoken === undefined ? null : chosenVoice(name, spoken, null);
}

function isPollyName(name: string, language: string): boolean {
  return (pollyVoices[language] ?? []).some(
    (voice) =>
      (voice.standard && name === `Polly.${voice.name}`) ||
      (voice.neural && name === `Polly.${voice.name}-Neural`) ||
      (voice.generative !== null && name === `Polly.${voice.generative}-Generative`),
  );
}

function isGoogleName(name: string, language: string): boolean {
  const google = googleVoices[language];
  const [, engine = '', voice = ''] =
    /^-(Standard|Wavenet|Neural2|Chirp3-HD)-([A-Za-z]+)$/.exec(name.replace(`Google.${language}`, '')) ?? [];
  if (google === undefined) return false;
  if (engine === 'Chirp3-HD') return google.chirp && chirpNames.some((star) => star === voice);
  const letters =
    { Standard: google.standard, Wavenet: google.wavenet, Neural2: google.neural }[engine] ?? '';
  return voice.length === 1 && letters.includes(voice);
}
