import type { Json } from '#runtime/contract/json.ts';
import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { hiddenValue } from '#runtime/expressions/hidden-value.ts';
import type { GoToFlow } from './fields.ts';

export const step: NodeStep<GoToFlow> = {
  enter: (context, { flow, mode, inputs }) => ({
    kind: mode === 'jump' ? 'jump' : 'call-flow',
    flow,
    inputs: inputsOf(context, inputs),
    why: mode === 'jump' ? 'Goes on in another flow' : 'Goes through another flow',
  }),
  returned: (_context, { outputs: wanted }, outputs) => ({
    kind: 'leave',
    port: 'returned',
    result: { outputs },
    variables: Object.fromEntries(
      wanted.map(({ output, variable }): [string, Json] => [variable, outputs[output] ?? null]),
    ),
    why: 'Came back from the other flow',
  }),
};

function inputsOf(context: NodeContext, templates: Record<string, string>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, hiddenValue(context, template)]),
  );
}
