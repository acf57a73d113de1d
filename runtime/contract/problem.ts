import type { Json } from './json.ts';

/** Something a designer should mend. Errors stop publishing, warnings do not. */
export type Problem = {
  /** Kebab-case, e.g. `missing-prompt`. The message key is `problems.<code>`. */
  code: string;
  severity: 'error' | 'warning';
  /** null for a problem of the whole flow. */
  node: string | null;
  /** Dotted path in the node's data or the flow's settings; null for the node itself. */
  field: string | null;
  messageKey: string;
  parameters: Record<string, Json>;
};

/** What a node reports of its own data; the validator adds the node and the message key. */
export type NodeProblem = {
  code: string;
  severity: Problem['severity'];
  field: string | null;
  parameters?: Record<string, Json>;
};
