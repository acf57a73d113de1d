'use client';

import { useState } from 'react';
import { useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { controlClass } from '#components/ui/field.tsx';
import type { FarEndAct, RoomChange } from '#runtime/simulator/phone-input.ts';
import type { PartySituation } from '#runtime/simulator/virtual-provider.ts';

/** The people and machines that the call rings, and others in the caller's room: what they do. */
export function OtherEnds() {
  const { rehearser } = useSimulator();
  const call = useShownCall();
  const { parties } = call === null ? { parties: [] } : rehearser.situation(call);
  const room = parties.find(({ party }) => party === 'caller')?.room ?? null;
  return (
    <>
      {parties
        .filter(({ party, state }) => party !== 'caller' && state !== 'gone')
        .map((end) => (
          <OtherEnd key={end.party} end={end} />
        ))}
      {room !== null && room.place !== 'stream' && <Room room={room} />}
    </>
  );
}

const acts: readonly [FarEndAct, string][] = [
  ['answers', 'Answers'],
  ['is-busy', 'Busy'],
  ['does-not-answer', 'No answer'],
  ['rejects', 'Turns away'],
  ['machine-answers', 'Machine'],
];

function OtherEnd({ end: { party, address, state, listens, talksWith } }: { end: PartySituation }) {
  const { nameOf } = useSimulator();
  const { act } = useCallActions();
  const [keys, setKeys] = useState('1');
  const leg = Number(party.slice('leg:'.length));
  const name = nameOf(address);
  return (
    <fieldset className="space-y-1.5 rounded-control border border-line p-2.5">
      <legend className="float-left mb-1.5 w-full font-[560]">
        {name}
        <span className="font-normal text-quiet">{talksWith === null ? '' : ' · on the line'}</span>
      </legend>
      <div className="clear-both flex flex-wrap gap-1.5">
        {state === 'ringing' &&
          acts.map(([what, label]) => (
            <Button key={what} size="small" onClick={() => act({ kind: 'far-end-acted', leg, act: what })}>
              {label}
            </Button>
          ))}
        {state === 'on-line' && listens?.keys && (
          <>
            <input
              aria-label={`Keys of ${name}`}
              value={keys}
              maxLength={12}
              onChange={(event) => setKeys(event.target.value.replace(/[^0-9*#]/g, ''))}
              className={`${controlClass} w-16! py-0.5!`}
            />
            <Button
              size="small"
              disabled={keys === ''}
              onClick={() => act({ kind: 'keys-pressed', by: party, keys })}
            >
              Presses {keys}
            </Button>
            <Button size="small" onClick={() => act({ kind: 'stayed-silent' })}>
              Presses nothing
            </Button>
          </>
        )}
        {state === 'on-line' && (
          <Button size="small" onClick={() => act({ kind: 'hung-up', by: party })}>
            Hangs up
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function Room({ room: { name, place, waits } }: { room: NonNullable<PartySituation['room']> }) {
  const { act } = useCallActions();
  const changes = (waits || place === 'stream' ? roomActs[place] : undefined) ?? leavingActs;
  return (
    <fieldset className="rounded-control border border-line p-2.5">
      <legend className="float-left mb-1.5 w-full font-[560]">“{name}”</legend>
      <div className="clear-both flex flex-wrap gap-1.5">
        {changes.map(([change, label]) => (
          <Button key={change} size="small" onClick={() => act({ kind: 'room-changed', room: name, change })}>
            {label}
          </Button>
        ))}
        <Button size="small" onClick={() => act({ kind: 'waited', milliseconds: 30_000 })}>
          30 s pass
        </Button>
      </div>
    </fieldset>
  );
}

const leavingActs: readonly [RoomChange, string][] = [
  ['joined', 'Somebody joins'],
  ['left', 'Somebody leaves'],
  ['closed', 'The room is closed'],
];
const roomActs: Readonly<Record<string, readonly [RoomChange, string][]>> = {
  conference: [
    ['opened', 'A moderator comes'],
    ['joined', 'Somebody joins'],
    ['closed', 'The room is closed'],
  ],
  queue: [
    ['opened', 'Somebody takes the call'],
    ['closed', 'The queue is closed'],
  ],
  stream: [
    ['closed', 'The agent ends the talk'],
    ['failed', 'The connection breaks'],
  ],
};
