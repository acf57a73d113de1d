import { z } from 'zod';
import { queueAnswers } from './queue-result.ts';

/** A text as it must be heard, said or sent: contained in any case, exact, or a pattern (re2). */
export const TextExpectation = z.union([
  z.string().min(1),
  z.strictObject({ exact: z.string() }),
  z.strictObject({ pattern: z.string().min(1) }),
]);
export type TextExpectation = z.infer<typeof TextExpectation>;

export const farEndDoes = ['answers', 'busy', 'no-answer', 'rejects', 'fails', 'machine'] as const;

/** What the far end does that is rung next, or rings now: `"busy"`, or with more said. */
export const FarEndStep = z.union([
  z.enum(farEndDoes),
  z.strictObject({
    does: z.enum(farEndDoes),
    /** The one with this number or address; without it the first that rings. */
    number: z.string().optional(),
    /** Keys pressed when asked for, e.g. to accept the call. */
    presses: z.string().optional(),
    /** Seconds of talk, after which the far end hangs up; without it the conversation goes on. */
    talks: z.number().min(0).max(86_400).optional(),
  }),
]);
export type FarEndStep = z.infer<typeof FarEndStep>;

/** What a look-up finds: an HTTP response, or trouble on the way. Verifying a code and asking a queue are look-ups too. */
export const LookUpAnswer = z.union([
  z.strictObject({
    status: z.number().int().min(100).max(599),
    body: z.json().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ fails: z.enum(['timeout', 'unreachable']) }),
  z.strictObject({ verify: z.enum(['sent', 'not-sent', 'approved', 'wrong', 'expired']) }),
  /** Who else is in the queue that is asked. */
  z.strictObject({ queue: z.enum(queueAnswers) }),
  /** Of any other look-up: its result as it is. */
  z.strictObject({ result: z.json() }),
]);
export type LookUpAnswer = z.infer<typeof LookUpAnswer>;

export const endings = ['by-flow', 'by-caller', 'rejected', 'by-error'] as const;

/** One thing that the caller or the world does, or that must hold: an object with one key. */
export const ScenarioStep = z.union([
  z.strictObject({ presses: z.string().regex(/^[0-9*#]{1,64}$/) }),
  z.strictObject({ says: z.string().min(1).max(1_000) }),
  /** Lets the time for an answer run out. */
  z.strictObject({ stays: z.literal('silent') }),
  /** Seconds. */
  z.strictObject({ waits: z.number().min(0).max(86_400) }),
  z.strictObject({ hangsUp: z.literal(true) }),
  z.strictObject({ dial: FarEndStep }),
  /** The room the caller is in, a conference, a queue or the talk with a voice agent, as seen by the caller; `fails`: the agent's connection. */
  z.strictObject({ room: z.enum(['opens', 'joined', 'left', 'closes', 'fails']) }),
  /** The next look-up, or the next of the step with this name, finds this. */
  z.strictObject({ lookUp: z.strictObject({ step: z.string().exactOptional(), finds: LookUpAnswer }) }),
  z.strictObject({ hears: TextExpectation }),
  /** The call comes to this step, by its name. */
  z.strictObject({ reaches: z.string().min(1) }),
  /** By path: `vars.name`, `steps.main_menu.digits`. */
  z.strictObject({ variable: z.strictObject({ name: z.string().min(1), is: z.json() }) }),
  /** This number is rung. */
  z.strictObject({ rings: z.string().min(1) }),
  z.strictObject({ sends: z.strictObject({ to: z.string().optional(), text: TextExpectation.optional() }) }),
  z.strictObject({ ends: z.enum(endings) }),
]);
export type ScenarioStep = z.infer<typeof ScenarioStep>;

/** A test of a flow, as a person can write it. Docs: docs/scenarios.md. */
export const Scenario = z.strictObject({
  name: z.string().min(1).max(200),
  /** Kinds of providers; without it all that the flow may be answered on. */
  providers: z.array(z.string()).optional(),
  call: z
    .strictObject({
      from: z.string().optional(),
      to: z.string().optional(),
      callerName: z.string().optional(),
      /** ISO 8601: with an offset, or a local time of `timeZone`. */
      at: z.string().optional(),
      timeZone: z.string().optional(),
      language: z.string().optional(),
      variables: z.record(z.string(), z.json()).optional(),
    })
    .default({}),
  steps: z.array(ScenarioStep).max(500),
});
export type Scenario = z.infer<typeof Scenario>;

/** A file of scenarios, as `flow test --scenarios` reads it and as the samples have it. */
export const ScenarioFile = z.strictObject({ scenarios: z.array(Scenario).max(1_000) });
export type ScenarioFile = z.infer<typeof ScenarioFile>;
