import type { Json } from '#runtime/contract/json.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { Way } from './stop.ts';

export type FindingCode =
  | 'step-without-wire'
  | 'step-never-reached'
  | 'outcome-never-reached'
  | 'leads-nowhere'
  | 'breaks'
  | 'endless-loop'
  | 'no-way-out'
  | 'long-silence'
  | 'long-prompt'
  | 'deep-menu'
  | 'says-nothing'
  | 'asks-without-words'
  | 'records-without-words'
  | 'ends-without-words'
  | 'endless-words'
  | 'other-language'
  | 'asked-too-often'
  | 'round-and-round'
  | 'mistake-without-words'
  | 'comes-back-without-words'
  | 'said-again'
  | 'value-missing'
  | 'language-changes'
  | 'announced-without-key'
  | 'key-not-announced';

/** Something that callers would suffer from. Errors are what no flow should be published with. */
export type Finding = {
  code: FindingCode;
  severity: 'error' | 'warning';
  version: string;
  /** null for the whole flow. */
  node: string | null;
  port: string | null;
  /** Of its words in `messages/findings.en.json`. */
  messageKey: string;
  parameters: Record<string, Json>;
  /** The shortest call that shows it, ready to be played; null where none can be made to. */
  scenario: Scenario | null;
};

/** What a rule finds: where, and the ways of the shortest call that shows it. */
export type Found = Pick<Finding, 'code' | 'severity' | 'version' | 'node' | 'port' | 'parameters'> & {
  ways: Way[];
};
