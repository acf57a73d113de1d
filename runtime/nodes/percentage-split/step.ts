import { drawnPoint } from '#runtime/contract/drawn-point.ts';
import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { type PercentageSplit, type Share, sharePort } from './fields.ts';

export const step: NodeStep<PercentageSplit> = {
  enter: (context, data) => {
    const { key, who } = drawnFor(context, data);
    const share = shareAt(data.shares, drawnPoint(`${context.node.id} ${key}`));
    if (share === null) return { kind: 'fail', code: 'no-shares', why: 'There is nothing to choose from' };
    return {
      kind: 'leave',
      port: sharePort(share),
      result: { share: share.id, label: share.label },
      why: `${who} ${share.label === '' ? `a share of ${share.percent} %` : `"${share.label}" (${share.percent} %)`}`,
    };
  },
};

/** What decides: the same key always comes to the same share. A caller without a number has only the call. */
function drawnFor({ state }: NodeContext, { by }: PercentageSplit): { key: string; who: string } {
  const { from } = state.call;
  if (by === 'caller' && /^\+\d+$/.test(from)) return { key: from, who: 'This caller belongs to' };
  return { key: state.id, who: 'This call belongs to' };
}

/** `point` is 0 to below 1. Shares that do not add up to 100 are taken as parts of what they add up to. */
function shareAt(shares: readonly Share[], point: number): Share | null {
  const sum = shares.reduce((total, { percent }) => total + percent, 0);
  let passed = 0;
  for (const share of shares) {
    passed += share.percent;
    if (point * sum < passed) return share;
  }
  return shares[0] ?? null;
}
