import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { drawnShare, type PercentageSplit, sharePort } from './fields.ts';

export const step: NodeStep<PercentageSplit> = {
  enter: (context, data) => {
    const { key, who } = drawnFor(context, data);
    const share = drawnShare(data.shares, `${context.node.id} ${key}`);
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
