import { z } from 'zod';
import { FlowSettings } from '#runtime/contract/flow.ts';

const Values = z.record(z.string(), z.json());

/** What a turn must come to. What is left out must be absent or empty; `why` alone is only checked when it is given. */
const Expectation = z.strictObject({
  /** Kind of the result; for a fact `fact`, for a call that ended where that leads nowhere `nothing`. */
  kind: z.enum([
    'leave',
    'wait',
    'end',
    'reply',
    'back',
    'return',
    'look-up',
    'call-flow',
    'jump',
    'fail',
    'fact',
    'nothing',
  ]),
  /** Of `leave`. */
  port: z.string().optional(),
  /** Of `fail`. */
  code: z.string().optional(),
  /** Exactly these, every field of them. Prompts are spoken with the case's settings. */
  instructions: z.array(z.looseObject({ kind: z.string() })).default([]),
  /** Exactly what is merged over `steps.<slug>` in this turn. Secrets stand as `secret:<the text>`. */
  result: Values.optional(),
  /** Exactly what is merged over `vars`. */
  variables: Values.optional(),
  language: z.string().optional(),
  /** Of `look-up`, without their ids. */
  needs: z.array(z.looseObject({ kind: z.string() })).optional(),
  /** Of `call-flow` and `jump`. */
  flow: z.string().optional(),
  inputs: Values.optional(),
  /** Of `return`. */
  outputs: Values.optional(),
  /** Effects put into the outbox, without their ids. */
  effects: z.array(z.looseObject({ kind: z.string() })).default([]),
  why: z.string().optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/**
 * An event that is fed after `enter`: an answer or a fact by the fields of its own (`at`, `seed`, `class`, `thread`, `document`,
 * `callerGone`, `key` are added where they are not given), `document-fetched` with a leg's or the wait thread (asks `document`),
 * `call-ended` (asks `callEnded`), `look-up-ended` with `results` as a list, `flow-returned` with `outputs`.
 */
const Later = z.strictObject({ event: z.looseObject({ kind: z.string() }), expect: Expectation });

/** One way through a step, as `cases.json` of its kind tells it. */
const NodeCase = z.strictObject({
  name: z.string().min(1),
  /** As stored: the kind's fields add their defaults. */
  data: Values,
  given: z
    .strictObject({
      variables: Values,
      steps: z.record(z.string(), Values),
      language: z.string(),
      settings: FlowSettings.partial(),
      /** Over a caller +15550100 who rings +15550199; see the suite. */
      call: z.looseObject({}),
      /** Texts by id; a token for one is written `secret:<id>` where a whole text is it. */
      secrets: z.record(z.string(), z.string()),
      /** Something was said in this call before. */
      spoken: z.boolean(),
      callerGone: z.boolean(),
      /** When the call began, as ISO 8601; the case's first event comes seven seconds later. */
      at: z.iso.datetime({ offset: true }),
      /** Shared opening hours by id. */
      schedules: z.record(z.string(), z.json()),
    })
    .partial()
    .default({}),
  enter: Expectation,
  later: z.array(Later).default([]),
});
export type NodeCase = z.infer<typeof NodeCase>;

export const NodeCases = z.array(NodeCase).min(1);
