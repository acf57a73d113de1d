import type { z } from 'zod';
import type { Capability } from './capabilities.ts';
import type { Instruction, PromptInstruction } from './document.ts';
import type { EffectBody } from './effect.ts';
import type { AnswerEvent, FactEvent, LookUpResult } from './event.ts';
import type { FlowSettings } from './flow.ts';
import type { Json, JsonObject } from './json.ts';
import type { ProbeContext, Probes } from './probes.ts';
import type { NodeProblem } from './problem.ts';
import type { Prompt } from './prompt.ts';
import type { Resources } from './resources.ts';
import type { CallState } from './state.ts';
import type { Need } from './step-result.ts';
import type { TextFormat } from './text-format.ts';
import type { Thread } from './thread.ts';

// --- the half that palette, inspector, cards, validator and help read ----------------------------------------

export const nodeGroups = ['start', 'talk', 'ask', 'people', 'decide', 'data', 'end'] as const;
export type NodeGroup = (typeof nodeGroups)[number];

export type Port = {
  id: string;
  /** A label that the designer wrote (a menu option); null uses `ports.<id>` of the node's messages. */
  label: string | null;
  /** Key on the telephone, shown before the label. */
  key?: string;
  /** Left unwired without a warning: the call has ended or the safety net is what is meant. */
  optional?: boolean;
};

/** What a card, outline and log say of a node: a key in its messages with values put in. */
export type Line = { key: string; values: Record<string, string | number> };

export type Reference = {
  kind: 'audio' | 'schedule' | 'flow' | 'number' | 'secret' | 'account';
  id: string;
  field: string;
};

/** A prompt with the dotted path of its field; `required` when callers would hear silence without it. */
export type PromptField = { field: string; prompt: Prompt; required: boolean };

/** Outcomes of the incoming-call step that are handlers and not a next step. */
export const handlerPorts = { error: 'error', hangUp: 'hang-up' } as const;

export type NodeMigration = { from: number; migrate: (data: JsonObject) => JsonObject };

export type NodeSchema<Data> = {
  kind: string;
  version: number;
  /** A lucide icon's name, kebab-case. */
  icon: string;
  group: NodeGroup;
  /** Of a new node; passes `fields`. */
  defaults: JsonObject;
  fields: z.ZodType<Data>;
  ports: (data: Data) => Port[];
  /** At most two lines for the card. */
  summary: (data: Data) => Line[];
  /** The node as sentences, for the outline. */
  script: (data: Data) => Line[];
  prompts: (data: Data) => PromptField[];
  /** Every text with Liquid in it, by field (prompts included); `values` are names that it knows besides the call's own. */
  templates: (data: Data) => { field: string; source: string; values?: string[] }[];
  /** Variables (`name` of `vars.name`) that it writes. */
  writes: (data: Data) => string[];
  /** Result fields that it leaves under `steps.<slug>`. */
  results: (data: Data) => string[];
  references: (data: Data) => Reference[];
  needs: (data: Data) => Capability[];
  problems: (data: Data, settings: FlowSettings) => NodeProblem[];
  /** It cannot run once the caller has gone. */
  needsCaller: boolean;
  /** It waits for something the caller does (guards against loops without input). */
  waitsForCaller: boolean;
  /** Outcomes that it leaves only so many times, so that a circle through one of them comes to an end. */
  endsCircles?: (data: Data) => string[];
  /** The result `back` of a later step returns here. */
  returnPoint?: boolean;
  /** It does what it says only while the call is not answered yet: nothing was said, asked or recorded before. */
  beforeAnswer?: boolean;
  /** What is worth trying with it, beyond what its instructions show. */
  probes?: (data: Data, context: ProbeContext) => Probes;
  /** What of what it keeps decides how the call goes on; absent: all of it. Two calls that agree in it are alike. */
  alike?: (local: Json) => Json;
  migrations: NodeMigration[];
};

// --- the half that the engine runs -----------------------------------------------------------------------------

/** What a node sees. Methods are pure towards the outside: they only touch the turn's own draft. */
export type NodeContext = {
  node: { id: string; name: string; slug: string; visit: number };
  now: number;
  seed: string;
  settings: FlowSettings;
  /** The call's language now. */
  language: string;
  state: Readonly<CallState>;
  resources: Resources;
  /** What the node kept; null on entry. */
  local: Json;
  /**
   * Renders a template, its values as `format` says; `values` are top-level names besides the call's own. A text that touched a secret comes back as a token. Never throws: a broken one is a step error.
   */
  text: (template: string, values?: JsonObject, format?: TextFormat) => string;
  /**
   * The value of a Liquid expression such as `vars.count`, `steps.menu.digits`, with secrets revealed: decide with it, and store
   * or say a sensitive one only after `hide`. An unknown name is null.
   */
  value: (expression: string) => { value: Json; sensitive: boolean };
  /** Tokens replaced: only to decide with. */
  reveal: (text: string) => string;
  /** Stores a sensitive text and returns its token. */
  hide: (text: string) => string;
  /**
   * Instructions for a prompt in the call's language; none for an empty one. `values` are top-level names that its templates
   * know besides the call's own, e.g. `{{ digits }}`; a token in them stays a secret.
   */
  prompt: (prompt: Prompt, values?: JsonObject) => PromptInstruction[];
  /** A number of the call for a person to be rung, for the thread `leg:<n>`. */
  newLeg: () => number;
  /** Puts something into the outbox; returns its id. */
  effect: (effect: EffectBody) => string;
};

type Common = {
  /** Said or played before what comes next. */
  instructions?: Instruction[];
  /** Merged over `steps.<slug>`. */
  result?: JsonObject;
  /** Merged over `vars`. */
  variables?: Record<string, Json>;
  language?: string;
  /** A plain sentence for the trace. */
  why?: string;
};

export type NodeResult =
  /** Goes on at the step wired to `port`; unwired means the error handler. */
  | ({ kind: 'leave'; port: string } & Common)
  /** Goes back to the return point visited before this one in the same frame; leaves by `port` when there is none. */
  | ({ kind: 'back'; port: string } & Common)
  /** Ends the document; the thread's next answer comes to `resume`. */
  | ({ kind: 'wait'; local: Json } & Common)
  /** Ends the document with the call. */
  | ({ kind: 'end' } & Common)
  /** Answers a leg's or waiting music's own thread, while the main thread waits on. */
  | ({ kind: 'reply'; local: Json } & Common)
  | ({ kind: 'look-up'; needs: Omit<Need, 'id'>[]; local: Json } & Common)
  /** Runs another pinned flow and comes back through `returned`. */
  | ({ kind: 'call-flow'; flow: string; inputs: Record<string, Json> } & Common)
  /** Goes on in another pinned flow and never comes back: its steps, variables and handlers take the place of all there is. */
  | ({ kind: 'jump'; flow: string; inputs: Record<string, Json> } & Common)
  /** Ends a subflow, also from its error handler; its caller's `returned` gets the outputs. The main flow's ends the call. */
  | ({ kind: 'return'; outputs: Record<string, Json> } & Common)
  /** Something the flow's error handler must hear of. */
  | ({ kind: 'fail'; code: string } & Common);

export type NodeStep<Data> = {
  /** What the caller enters here is sensitive: the event that brings it is stored without it. */
  sensitive?: (data: Data) => boolean;
  enter: (context: NodeContext, data: Data) => NodeResult;
  /** An answer on the main thread, or on a leg's own. */
  resume?: (context: NodeContext, data: Data, event: AnswerEvent) => NodeResult;
  /**
   * The call asks again because an effect of this stay moved it (`redirect-call`); null serves the current document once
   * more, as when this is absent.
   */
  moved?: (context: NodeContext, data: Data) => NodeResult | null;
  /** The document of a leg's or the wait thread, when it is first asked for. */
  document?: (context: NodeContext, data: Data, thread: Thread) => NodeResult & { kind: 'reply' };
  lookedUp?: (context: NodeContext, data: Data, results: LookUpResult[]) => NodeResult;
  returned?: (context: NodeContext, data: Data, outputs: Record<string, Json>) => NodeResult;
  /** A fact about something that this stay started; only what it keeps may change. */
  fact?: (context: NodeContext, data: Data, event: FactEvent) => { local: Json; result?: JsonObject };
  /** The call ended while it waited here: which outcome that is. Absent: none, it just ends. */
  callEnded?: (context: NodeContext, data: Data) => NodeResult & { kind: 'leave' };
};

/**
 * A kind's two halves are written against their own data type; the registries forget it. Data that passed a kind's own
 * `fields` goes in through `checkedData` alone.
 */
export type AnyNodeSchema = Omit<NodeSchema<never>, 'fields'> & { fields: z.ZodType };
export type AnyNodeStep = NodeStep<never>;

/** The compiler cannot know that data belongs to the kind beside it: whoever calls this has just parsed it with that kind's `fields`. */
export function checkedData(data: unknown): never {
  return data as never;
}
