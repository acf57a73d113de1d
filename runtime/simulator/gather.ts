import type { Gathering, Strand } from './call-record.ts';
import type { InputEnd } from './happening.ts';
import type { Occasion } from './occasion.ts';
import { answer, type Play, partyOf, tell } from './play.ts';
import { joined } from './recordings.ts';
import { goOn, notify } from './send.ts';
import { cut, hear } from './sounds.ts';
import type { Gather } from './verb.ts';

/** Asks for keys or words, from the first word of the prompt on. */
export function beginGather(play: Play, strand: Strand, gather: Gather): void {
  if (strand.name === 'caller') answer(play);
  playPrompts(play, strand, {
    kind: 'gathering',
    gather,
    prompts: gather.prompts,
    loops: 0,
    keys: '',
    speech: '',
    confidence: null,
    tries: 1,
    over: false,
  });
}

/** A prompt is over, or the time for an answer. */
export function gatherDue(play: Play, strand: Strand, gathering: Gathering): void {
  const [prompt] = gathering.prompts;
  if (prompt !== undefined) {
    strand.hears = null;
    const again = 'loops' in prompt && gathering.loops + 1 < prompt.loops;
    playPrompts(
      play,
      strand,
      again
        ? { ...gathering, loops: gathering.loops + 1 }
        : { ...gathering, loops: 0, prompts: gathering.prompts.slice(1) },
    );
    return;
  }
  const { gather, keys, speech, tries } = gathering;
  if (speech !== '') {
    end(play, strand, { gathering, reason: 'speech-ended' });
    return;
  }
  if (keys !== '') {
    end(play, strand, { gathering, reason: 'between-digits' });
    return;
  }
  if (tries < gather.tries) {
    playPrompts(play, strand, { ...gathering, prompts: gather.prompts, tries: tries + 1 });
    return;
  }
  end(play, strand, { gathering, reason: 'silence' });
}

/** One key of `0-9*#`. Words that came before it count, keys that come after them do not. */
export function gatherKey(
  play: Play,
  strand: Strand,
  { gathering, key }: { gathering: Gathering; key: string },
): void {
  const { gather, speech } = gathering;
  if (gather.keys === null || speech !== '' || gathering.over) return;
  const { most, finishKey, valid } = gather.keys;
  cut(play, strand, 'key');
  const typing = { ...gathering, prompts: [], loops: 0 };
  if (key === finishKey) {
    end(play, strand, { gathering: typing, reason: 'finish-key', finishKey: key });
    return;
  }
  if (!valid.includes(key)) {
    refuseKey(play, strand, typing);
    return;
  }
  const keys = gathering.keys + key;
  if (keys.length >= most) {
    end(play, strand, { gathering: { ...typing, keys }, reason: 'complete' });
    return;
  }
  strand.doing = { ...typing, keys, until: play.call.at + gather.betweenMilliseconds };
}

export function gatherSpeech(
  play: Play,
  strand: Strand,
  { gathering, text, confidence }: { gathering: Gathering; text: string; confidence: number | null },
): void {
  const { gather, keys, prompts } = gathering;
  if (gather.speech === null || keys !== '' || gathering.over || text.trim() === '') return;
  if (prompts.length > 0 && !gather.bargeIn) return;
  cut(play, strand, 'speech');
  const speech = joined(gathering.speech, text.trim());
  const until = play.call.at + gather.speech.endMilliseconds;
  strand.doing = { ...gathering, prompts: [], loops: 0, speech, confidence, until };
  notify(play, gather.partial, { kind: 'speech-partial', text: speech, number: 0 });
}

/** The party is gone or taken elsewhere in the middle of it. */
export function leaveGather(play: Play, strand: Strand, gathering: Gathering): void {
  tell(play, inputEnded(strand, gathering, 'cut'));
  strand.doing = null;
}

function playPrompts(play: Play, strand: Strand, gathering: Gathering): void {
  const [prompt] = gathering.prompts;
  const { gather } = gathering;
  if (prompt !== undefined) {
    strand.doing = { ...gathering, until: hear(play, strand, prompt) };
    return;
  }
  if (gathering.over) {
    end(play, strand, { gathering, reason: 'silence' });
    return;
  }
  const milliseconds = gather.firstMilliseconds;
  strand.doing = { ...gathering, until: play.call.at + milliseconds };
  const { keys, speech } = gather;
  tell(play, {
    kind: 'listening',
    party: partyOf(strand.name),
    keys: keys !== null,
    speech: speech !== null,
    milliseconds,
  });
}

/** A key that may not be pressed: the prompt again, or no input at all. */
function refuseKey(play: Play, strand: Strand, gathering: Gathering): void {
  const { gather, tries } = gathering;
  const empty = { ...gathering, keys: '' };
  const sound = gather.invalidSound === null ? [] : [gather.invalidSound];
  if (tries < gather.tries) {
    playPrompts(play, strand, { ...empty, prompts: [...sound, ...gather.prompts], tries: tries + 1 });
    return;
  }
  playPrompts(play, strand, { ...empty, prompts: sound, over: true });
}

function end(
  play: Play,
  strand: Strand,
  { gathering, reason, finishKey = '' }: { gathering: Gathering; reason: InputEnd; finishKey?: string },
): void {
  const { gather, keys, speech, confidence } = gathering;
  tell(play, inputEnded(strand, gathering, reason));
  strand.doing = null;
  const { action, replaces, asksOnSilence, element } = gather;
  const after = (occasion: Occasion) => goOn(play, strand, { action, replaces, occasion });
  if (speech !== '') after({ kind: 'speech-gathered', element, text: speech, confidence });
  else if (keys !== '') after({ kind: 'keys-gathered', element, keys, finishKey });
  else if (asksOnSilence) after({ kind: 'nothing-gathered', element });
}

function inputEnded(strand: Strand, { keys, speech }: Gathering, reason: InputEnd) {
  const party = partyOf(strand.name);
  return { kind: 'input-ended', party, keys, speech: speech === '' ? null : speech, reason } as const;
}
