import { checkedData } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** A user name and a password in an address are read by everyone who sees the flow, its exports and the provider's logs. */
export const secrets: Rule = ({ program }) =>
  [...program.nodes.values()].flatMap((node) =>
    node.schema
      .templates(checkedData(node.data))
      .filter(({ source }) => /\w:\/\/[^\s/@:]+:[^\s/@]+@/.test(source))
      .map(({ field }) =>
        problemOf({ code: 'password-in-address', severity: 'warning', node: node.id, field }),
      ),
  );
