import { z } from 'zod';
import type { GatherInstruction, SayInstruction } from '#runtime/contract/document.ts';
import type { CallEvent, EventBase } from '#runtime/contract/event.ts';
import { defaultSettings, type FlowSettings } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { type AnyNodeSchema, type AnyNodeStep, checkedData, type NodeStep } from '#runtime/contract/node.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { createStep, type Step } from '#runtime/engine/step.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import { deeplyFrozen } from '../support/deeply-frozen.ts';

/** Steps made for tests of the engine alone: each does one thing that a real kind may do. */
type Data = { text?: string; flow?: string; caller?: boolean };

const say = (text: string): SayInstruction => ({
  kind: 'say',
  text,
  ssml: false,
  language: 'en-US',
  voice: {},
  loop: 1,
});

const gather: GatherInstruction = {
  kind: 'gather',
  prompt: [],
  digits: { most: 1, finishKey: '#', betweenSeconds: 3 },
  speech: null,
  firstSeconds: 5,
  bargeIn: true,
};

const kinds = {
  begin: { enter: () => ({ kind: 'leave', port: 'next' }) },
  say: {
    enter: (context, data) => ({
      kind: 'leave',
      port: 'next',
      instructions: [say(context.text(data.text ?? ''))],
    }),
  },
  note: { enter: (_, data) => ({ kind: 'leave', port: 'next', variables: { noted: data.text ?? '' } }) },
  ask: {
    enter: () => ({ kind: 'wait', local: { tries: 0 }, instructions: [gather] }),
    resume: (_, __, event) =>
      event.kind === 'digits-gathered'
        ? { kind: 'leave', port: event.digits, result: { digits: event.digits } }
        : { kind: 'leave', port: 'no-input' },
    callEnded: () => ({ kind: 'leave', port: 'gone' }),
  },
  tape: {
    enter: () => ({
      kind: 'wait',
      local: null,
      instructions: [
        {
          kind: 'record',
          mostSeconds: 60,
          silenceSeconds: 5,
          finishKeys: '#',
          beep: true,
          trim: false,
          transcribe: false,
          language: 'en-US',
        },
      ],
    }),
    resume: () => ({ kind: 'leave', port: 'next' }),
  },
  secret: {
    sensitive: () => true,
    enter: () => ({ kind: 'wait', local: null, instructions: [gather] }),
    resume: (context, _, event) =>
      event.kind === 'digits-gathered'
        ? { kind: 'leave', port: 'next', result: { digits: context.hide(event.digits) } }
        : { kind: 'leave', port: 'next' },
  },
  crash: {
    enter: () => {
      throw new Error('out of paper');
    },
  },
  look: {
    enter: (_, data) => ({
      kind: 'look-up',
      local: null,
      needs: [{ kind: 'http-request', request: { url: data.text ?? '' }, seconds: 1 }],
      instructions: data.text ? [say(data.text)] : [],
    }),
    lookedUp: (_, __, [result]) => ({
      kind: 'leave',
      port: result?.ok ? 'next' : 'failed',
      variables: { found: result?.ok ? result.value : null },
    }),
  },
  sub: {
    enter: (_, data) => ({ kind: 'call-flow', flow: data.flow ?? '', inputs: { given: 'yes' } }),
    returned: (_, __, outputs) => ({ kind: 'leave', port: 'next', result: outputs as JsonObject }),
  },
  jump: { enter: (_, data) => ({ kind: 'jump', flow: data.flow ?? '', inputs: { given: 'yes' } }) },
  ret: { enter: (context) => ({ kind: 'return', outputs: { heard: context.state.vars.given ?? null } }) },
  ring: {
    enter: (context) => {
      const leg = context.newLeg();
      return { kind: 'wait', local: { leg, heard: 0 }, instructions: [{ ...gather }] };
    },
    document: (context, _, thread) => ({
      kind: 'reply',
      local: context.local,
      instructions: [say(`For ${thread}`), gather],
    }),
    resume: (context, _, event) =>
      event.thread === 'main'
        ? { kind: 'leave', port: 'next', result: { local: context.local } }
        : { kind: 'reply', local: { accepted: true }, instructions: [] },
    fact: (_, __, event) => ({ local: { fact: event.kind } }),
  },
  bye: { enter: () => ({ kind: 'end', instructions: [{ kind: 'hang-up' }] }) },
  refuse: { enter: () => ({ kind: 'end', instructions: [{ kind: 'reject', reason: 'busy' }] }) },
  back: { enter: () => ({ kind: 'back', port: 'none' }) },
} satisfies Record<string, NodeStep<Data>>;

const needsCaller = new Set<string>(['say', 'ask', 'secret', 'ring']);

export type Sketch = Record<string, { kind: keyof typeof kinds; data?: Data; to?: Record<string, string> }>;

export function program(
  sketch: Sketch,
  options: { version?: string; settings?: Partial<FlowSettings>; subflows?: Program[] } = {},
): Program {
  const version = options.version ?? 'v1';
  return {
    version,
    flow: `flow-${version}`,
    name: version,
    settings: { ...defaultSettings, ...options.settings },
    variables: [{ name: 'count', type: 'number', initial: 0, description: '' }],
    start: 'start',
    nodes: new Map(Object.entries(sketch).map(([id, node]) => [id, programNode(id, node)])),
    subflows: new Map((options.subflows ?? []).map((subflow) => [subflow.flow, subflow])),
  };
}

function programNode(id: string, { kind, data = {}, to = {} }: Sketch[string]): ProgramNode {
  const schema: AnyNodeSchema = {
    kind,
    version: 1,
    icon: 'circle',
    group: 'data',
    defaults: {},
    fields: z.unknown(),
    ports: () => [],
    summary: () => [],
    script: () => [],
    prompts: () => [],
    templates: () => [],
    writes: () => [],
    results: () => [],
    references: () => [],
    needs: () => [],
    problems: () => [],
    needsCaller: needsCaller.has(kind),
    waitsForCaller: false,
    ...(kind === 'ask' ? { returnPoint: true } : {}),
    migrations: [],
  };
  return {
    id,
    kind,
    name: id,
    slug: id,
    data: checkedData(data),
    schema,
    wires: new Map(Object.entries(to)),
  };
}

const table: Record<string, AnyNodeStep> = kinds;
export const step = createStep(table);

export const resources: Resources = {
  revision: '1',
  audio: {},
  schedules: {},
  fallback: { message: 'Sorry, something went wrong.', number: '' },
};

/** Plays events into a program; between two of them the state goes through JSON, and no turn may change the one before. */
export function playing(played: Program, given: Resources = resources, run: Step = step) {
  let state: CallState | null = null;
  let time = Date.UTC(2026, 10, 21, 9, 0);
  const base = (): EventBase => {
    time += 1_000;
    return { callId: 'call-1', provider: 'test', at: time, seed: `seed-${time}` };
  };
  const send = (event: object): Turn => {
    // Tests write events without what the driver adds.
    const turn = run(played, state, { ...base(), ...event } as CallEvent, given);
    state = deeplyFrozen(JSON.parse(JSON.stringify(turn.state)) as CallState);
    return turn;
  };
  return {
    send,
    start: () =>
      send({
        class: 'fetch',
        kind: 'call-started',
        thread: 'main',
        call: {
          providerCallId: 'CA1',
          account: 'AC1',
          from: '+14155550100',
          to: '+14155550199',
          direction: 'inbound',
          callerName: '',
          forwardedFrom: '',
          details: {},
        },
      }),
    answer: (event: { kind: string; document?: number; thread?: string; [key: string]: Json | undefined }) =>
      send({
        class: 'answer',
        thread: 'main',
        document: state?.threads.main?.document ?? 0,
        callerGone: false,
        ...event,
      }),
    press: (digits: string, document?: number) =>
      send({
        class: 'answer',
        kind: 'digits-gathered',
        thread: 'main',
        callerGone: false,
        digits,
        document: document ?? state?.threads.main?.document ?? 0,
      }),
    fact: (event: { kind: string; key: string; [key: string]: Json | undefined }) =>
      send({ class: 'fact', ...event }),
    hangUp: (key = 'status:completed') =>
      send({ class: 'fact', kind: 'call-ended', key, status: 'completed', seconds: 12, cause: '' }),
    pass: (minutes: number) => {
      time += minutes * 60_000;
    },
    state: (): CallState => {
      if (!state) throw new Error('The call has not started');
      return state;
    },
  };
}

/** The instructions of a reply. */
export function said(turn: Turn): string[] {
  if (turn.reply.kind !== 'document') return [turn.reply.kind];
  return turn.reply.document.instructions.map((instruction) =>
    instruction.kind === 'say' ? instruction.text : instruction.kind,
  );
}
