import type { Strand } from './call-record.ts';
import type { Sound } from './happening.ts';
import { answer, type Play, partyOf, tell } from './play.ts';
import { speechMilliseconds } from './speech-milliseconds.ts';
import type { Prompt } from './verb.ts';

/** A strand's party begins to hear a prompt. Returns when it is over, in milliseconds of the call. */
export function hear(play: Play, strand: Strand, prompt: Prompt): number {
  if (prompt.answers && strand.name === 'caller') answer(play);
  const milliseconds = promptMilliseconds(play, prompt);
  begin(play, strand, { sound: soundOf(prompt), milliseconds });
  return play.call.at + milliseconds;
}

/** Ringing or music: lasts until something else happens. */
export function hearOn(play: Play, strand: Strand, sound: Sound): void {
  begin(play, strand, { sound, milliseconds: null });
}

/** What is heard stops before its end. */
export function cut(play: Play, strand: Strand, by: 'key' | 'speech' | 'event'): void {
  if (strand.hears === null) return;
  strand.hears = null;
  tell(play, { kind: 'sound-cut', party: partyOf(strand.name), by });
}

function begin(play: Play, strand: Strand, heard: { sound: Sound; milliseconds: number | null }): void {
  strand.hears = heard.sound;
  tell(play, { kind: 'sound-began', party: partyOf(strand.name), ...heard });
}

/** Of one time, in whole milliseconds. */
function promptMilliseconds({ call }: Play, prompt: Prompt): number {
  switch (prompt.kind) {
    case 'say':
      return speechMilliseconds(prompt.text, prompt.language) + prompt.pauses;
    case 'play': {
      const { audio, otherAudio } = call.setup;
      return Math.max(
        0,
        Math.round((Object.hasOwn(audio, prompt.url) ? audio[prompt.url] : null) ?? otherAudio),
      );
    }
    case 'pause':
    case 'keys':
    case 'beep':
      return prompt.milliseconds;
  }
}

function soundOf(prompt: Prompt): Sound {
  switch (prompt.kind) {
    case 'say':
      return { kind: 'speech', text: prompt.text, language: prompt.language, voice: prompt.voice };
    case 'play':
      return { kind: 'audio', url: prompt.url };
    case 'pause':
      return { kind: 'silence' };
    case 'keys':
      return { kind: 'keys', keys: prompt.keys };
    case 'beep':
      return { kind: 'beep' };
  }
}
