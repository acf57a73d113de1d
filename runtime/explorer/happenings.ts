import type { ConferenceInstruction, Instruction, StreamInstruction } from '#runtime/contract/document.ts';
import type { Probes } from '#runtime/contract/probes.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { dialHappenings } from './dial-happenings.ts';
import { explorerLimits } from './explorer-limits.ts';
import { gatherHappenings } from './gather-happenings.ts';
import type { Happening } from './happening.ts';
import { factKey, fetchMusic, mainAnswer, send } from './line.ts';
import { lookUpHappenings } from './look-up-happenings.ts';
import { recordHappenings } from './record-happenings.ts';
import type { Stop } from './stop.ts';

/** All that may happen to a call where it waits. */
export function happenings(stop: Stop, probes: Probes): Happening[] {
  const { waits, state } = stop;
  switch (waits.kind) {
    case 'ended':
      return [];
    case 'look-up':
      return lookUpHappenings(waits, probes);
    case 'instruction':
      return playableFirst([...byInstruction(waits.instruction, { state, probes }), hangUp]);
  }
}

/** Of two ways to the same, the one that can be shown shall be the one that is known. */
function playableFirst(all: Happening[]): Happening[] {
  return [...all.filter(({ steps }) => steps !== null), ...all.filter(({ steps }) => steps === null)];
}

type Place = { state: CallState; probes: Probes };

function byInstruction(instruction: Instruction, place: Place): Happening[] {
  switch (instruction.kind) {
    case 'gather':
      return [
        ...gatherHappenings(instruction, place.probes),
        ...(place.probes.lastsSeconds === undefined ? [] : [waitedOut(place.probes.lastsSeconds)]),
      ];
    case 'dial':
      return dialHappenings(instruction);
    case 'record':
      return recordHappenings(instruction);
    case 'conference':
      return [roomLeft(instruction)];
    case 'stream':
      return streamHappenings(instruction);
    case 'continue':
      return [continued, ...(place.probes.lastsSeconds ? [idledAway(place.probes)] : [])];
    case 'say':
    case 'play':
    case 'pause':
    case 'send-keys':
    case 'start-recording':
    case 'hang-up':
    case 'reject':
      return [];
  }
}

const hangUp: Happening = {
  kind: 'hung-up',
  deliberate: true,
  presses: 0,
  seconds: 0,
  steps: [{ hangsUp: true }],
  play: (line) =>
    send(line, {
      class: 'fact',
      kind: 'call-ended',
      key: factKey(line),
      status: 'completed',
      seconds: null,
      cause: '',
    }),
};

/** Of a conversation that nothing ends: within the shortest time that a flow may give its calls, with some left for what comes before. */
const talkSeconds = 20;

function roomLeft({ wait }: ConferenceInstruction): Happening {
  return {
    kind: 'room-left',
    deliberate: true,
    presses: 0,
    seconds: talkSeconds,
    steps: [{ room: 'opens' }, { waits: talkSeconds }, { room: 'closes' }],
    play: (line) => {
      if (wait === 'music') fetchMusic(line);
      send(line, { ...mainAnswer(line), kind: 'conference-left' });
    },
  };
}

/** Given to a provider that keeps no time itself, with some to spare. */
const graceSeconds = 10;

/** The voice agent is never there, talks for a while, or until the time is over. */
function streamHappenings({ timeLimitSeconds }: StreamInstruction): Happening[] {
  const ended = (
    how: 'talked' | 'not-there' | 'time-over',
    seconds: number,
    steps: ScenarioStep[],
  ): Happening => ({
    kind: 'stream-ended',
    how,
    deliberate: how === 'talked',
    presses: 0,
    seconds,
    steps,
    play: (line) => {
      if (how !== 'not-there')
        send(line, {
          class: 'fact',
          kind: 'stream-changed',
          key: factKey(line),
          change: 'started',
          stream: 'stream',
          error: '',
        });
      line.at += seconds * 1_000;
      send(line, { ...mainAnswer(line), kind: 'stream-ended' });
    },
  });
  const talk = Math.min(talkSeconds, timeLimitSeconds / 2);
  return [
    ended('talked', talk, [{ waits: talk }, { room: 'closes' }]),
    ended('not-there', 1, [{ room: 'fails' }]),
    ended('time-over', timeLimitSeconds, [{ waits: timeLimitSeconds + graceSeconds }]),
  ];
}

/** Whoever waits long enough hears that it takes too long. */
function waitedOut(seconds: number): Happening {
  return {
    kind: 'waited-out',
    deliberate: false,
    presses: 0,
    seconds,
    steps: [{ waits: seconds }],
    play: (line) => {
      line.at += seconds * 1_000;
      send(line, { ...mainAnswer(line), kind: 'nothing-gathered' });
    },
  };
}

const continued: Happening = {
  kind: 'continued',
  deliberate: false,
  presses: 0,
  seconds: 0,
  steps: [],
  play: (line) => send(line, { ...mainAnswer(line), kind: 'continued' }),
};

/** Nothing comes of it for as long as the step looks: what it finds each time is the first of what it may find. */
function idledAway({ lastsSeconds: seconds = 0, lookUps = {} }: Probes): Happening {
  return {
    kind: 'waited-out',
    deliberate: false,
    presses: 0,
    seconds,
    steps: [{ waits: seconds + graceSeconds }],
    play: (line) => {
      // With the grace: the call has begun before, and a limit of just so long is over first.
      line.at += (seconds + graceSeconds) * 1_000;
      const left = () => line.trace.some(({ port }) => port !== null);
      for (let look = 0; look < explorerLimits.looks && !left(); look += 1) {
        // That nothing is heard from look to look is meant.
        line.heard = [];
        send(line, { ...mainAnswer(line), kind: 'continued' });
        const [first] = line.needs;
        const found = first === undefined ? undefined : lookUps[first.kind]?.[0];
        if (found === undefined) return;
        const results = Object.fromEntries(line.needs.map((need) => [need.id, lookUpResult(need, found)]));
        send(line, { class: 'look-up', kind: 'look-up-ended', results });
      }
    },
  };
}
