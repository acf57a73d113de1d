import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { type Condition, testCondition } from '#runtime/expressions/conditions.ts';
import { typedValue } from '#runtime/expressions/typed-value.ts';
import { type Branch, type BranchData, branchPort, elsePort } from './fields.ts';

export const step: NodeStep<BranchData> = {
  enter: (context, { branches }) => {
    for (const branch of branches) {
      const answer = test(context, branch);
      if (!answer.holds) continue;
      return {
        kind: 'leave',
        port: branchPort(branch),
        result: { branch: branch.label },
        why: answer.why,
      };
    }
    return { kind: 'leave', port: elsePort, result: { branch: '' }, why: 'Nothing fitted' };
  },
};

/** A branch without a test never fits. */
function test(context: NodeContext, { tests, match }: Branch): { holds: boolean; why: string } {
  const answers = tests.map((condition) => answerTo(context, condition));
  const holding = answers.filter(({ holds }) => holds).map(({ why }) => why);
  const holds = holding.length > 0 && (match === 'any' || holding.length === tests.length);
  return { holds, why: holding.join(match === 'any' ? ' or ' : ' and ') };
}

function answerTo(context: NodeContext, condition: Condition): { holds: boolean; why: string } {
  return testCondition(condition, {
    read: (template) => typedValue(context, template),
    now: context.now,
    timeZone: context.settings.timeZone,
    country: context.settings.country,
  });
}
