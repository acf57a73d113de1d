import { reveal } from '#runtime/contract/secret.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { Happening } from '#runtime/simulator/happening.ts';
import type { Moment, Rehearsal } from './rehearsal.ts';
import { soundName } from './rehearsal-address.ts';
import { nodeName } from './step-name.ts';

/** One thing on a call that a person would tell of it. */
export type StoryLine = {
  kind:
    | 'heard'
    | 'pressed'
    | 'said'
    | 'step'
    | 'rang'
    | 'rung-end'
    | 'recorded'
    | 'sent'
    | 'emulated'
    | 'ended';
  text: string;
};

/** What happened on a call as the caller and the designer meet it, whatever the provider. */
export function storyLines(
  { moments, call }: Pick<Rehearsal, 'moments' | 'call'>,
  program: Program,
): StoryLine[] {
  const linesOf = (moment: Moment): StoryLine[] => {
    switch (moment.kind) {
      case 'happened':
        return happened(moment.happening);
      case 'turn':
        return turnLines(moment.turn, program);
      case 'effect': {
        if (moment.effect.kind !== 'send-message') return [];
        const { to, text } = reveal(moment.effect, call?.secrets ?? {});
        return [{ kind: 'sent', text: `${to}: ${text}` }];
      }
      case 'acted':
      case 'looked-up':
        return [];
    }
  };
  return moments.flatMap(linesOf);
}

function turnLines(
  { trace, emulations }: Extract<Moment, { kind: 'turn' }>['turn'],
  program: Program,
): StoryLine[] {
  const steps = trace.map((entry): StoryLine => {
    const name = nodeName(program, entry);
    return { kind: 'step', text: entry.port === null ? name : `${name} → ${entry.port}` };
  });
  return [
    ...steps,
    ...emulations.map(({ asked, sent }): StoryLine => ({ kind: 'emulated', text: `${asked}: ${sent}` })),
  ];
}

function happened(happening: Happening): StoryLine[] {
  switch (happening.kind) {
    case 'sound-began': {
      const { sound, party } = happening;
      if (party !== 'caller') return [];
      if (sound.kind === 'speech') return [{ kind: 'heard', text: sound.text.replace(/\s+/g, ' ').trim() }];
      return sound.kind === 'audio' ? [{ kind: 'heard', text: soundName(sound.url) }] : [];
    }
    case 'keys-pressed':
      return happening.party === 'caller' ? [{ kind: 'pressed', text: happening.keys }] : [];
    case 'spoken':
      return happening.party === 'caller' ? [{ kind: 'said', text: happening.text }] : [];
    case 'leg-rang':
      return [{ kind: 'rang', text: plainNumber(happening.target) }];
    case 'leg-ended':
      return [{ kind: 'rung-end', text: happening.status }];
    case 'recording-ended':
      return [{ kind: 'recorded', text: happening.words }];
    case 'call-ended':
      return [{ kind: 'ended', text: `${happening.by}: ${happening.status}` }];
    case 'requested':
    case 'sound-cut':
    case 'listening':
    case 'input-ended':
    case 'leg-answered':
    case 'connected':
    case 'parted':
    case 'room-joined':
    case 'room-opened':
    case 'room-left':
    case 'recording-began':
    case 'provider-complained':
      return [];
  }
}

/** Plivo's documents have numbers without the plus. */
export function plainNumber(address: string): string {
  return /^\d{7,15}$/.test(address) ? `+${address}` : address;
}
