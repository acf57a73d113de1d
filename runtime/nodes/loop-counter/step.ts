import type { JsonObject } from '#runtime/contract/json.ts';
import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { readNumber } from '#runtime/expressions/read-value.ts';
import { typedValue } from '#runtime/expressions/typed-value.ts';
import type { LoopCounter } from './schema.ts';

export const step: NodeStep<LoopCounter> = {
  enter: (context, { times, startOver }) => {
    const most = timesOf(context, times);
    const before = context.state.steps[context.node.slug] ?? {};
    const passed = startOver && before['done'] === true ? 0 : countIn(before);
    if (passed >= most)
      return {
        kind: 'leave',
        port: 'done',
        result: { count: passed, left: 0, done: true },
        why: `Passed ${passed} of ${most} times: enough`,
      };
    const count = passed + 1;
    return {
      kind: 'leave',
      port: 'again',
      result: { count, left: most - count, done: false },
      why: `Pass ${count} of ${most}`,
    };
  },
};

function countIn(before: JsonObject): number {
  return typeof before['count'] === 'number' ? before['count'] : 0;
}

/** What is no number counts as none: a mistake must not run in circles. */
function timesOf(context: NodeContext, times: string): number {
  const number = readNumber(typedValue(context, times).value) ?? 0;
  return Math.max(0, Math.floor(number));
}
