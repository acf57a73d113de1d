import type { NodeStep } from '#runtime/contract/node.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import type { IncomingCall, LanguageRule } from './schema.ts';

export const step: NodeStep<IncomingCall> = {
  enter: (context, { languages, record, recordTracks }) => {
    const { from } = context.state.call;
    const country = parsePhone(from, context.settings.country)?.country ?? '';
    const rule = languages.find((candidate) => fits(candidate, { from, country }));
    return {
      kind: 'leave',
      port: 'next',
      instructions: record ? [{ kind: 'start-recording', tracks: recordTracks }] : [],
      ...(rule === undefined ? {} : { language: rule.language }),
      why: rule === undefined ? 'A call came in' : `A call came in from ${rule.from}`,
    };
  },
};

function fits(rule: LanguageRule, caller: { from: string; country: string }): boolean {
  return rule.from.startsWith('+') ? caller.from.startsWith(rule.from) : caller.country === rule.from;
}
