import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { type FlowSettings, Id } from '#runtime/contract/flow.ts';
import { handlerPorts, type NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { Language } from '#runtime/contract/voice.ts';
import { isCountry } from '#runtime/expressions/phone.ts';
import { probes } from './probes.ts';

const LanguageRule = z.strictObject({
  id: Id,
  /** Beginning of the caller's number (`+49`, `+1787`) or a country (`CH`). */
  from: field(
    z
      .string()
      .regex(
        /^(\+[1-9]\d{0,14}|[A-Z]{2})$/,
        'Write the beginning of a number such as +49, or a country such as CH',
      ),
    { widget: 'text', tab: 'choices' },
  ),
  language: field(Language, { widget: 'language', tab: 'choices' }),
});
export type LanguageRule = z.infer<typeof LanguageRule>;

const fields = z.strictObject({
  /** The first that fits the caller's number chooses the language of the call; else it is the flow's first. */
  languages: field(z.array(LanguageRule).max(100).default([]), { widget: 'list', tab: 'choices' }),
  record: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
  recordTracks: field(z.enum(['mono', 'dual']).default('mono'), {
    widget: 'choice',
    tab: 'more',
    shownWhen: { field: 'record', is: [true] },
  }),
});
export type IncomingCall = z.infer<typeof fields>;

export const schema: NodeSchema<IncomingCall> = {
  kind: 'incoming-call',
  version: 1,
  icon: 'phone-incoming',
  group: 'start',
  defaults: {},
  fields,
  ports: () => [
    { id: 'next', label: null },
    { id: handlerPorts.error, label: null, optional: true },
    { id: handlerPorts.hangUp, label: null, optional: true },
  ],
  summary: ({ languages, record }) => [
    ...(languages.length > 0 ? [{ key: 'summary.languages', values: { count: languages.length } }] : []),
    ...(record ? [{ key: 'summary.record', values: {} }] : []),
  ],
  script: ({ languages, record }) => [
    { key: 'script.call', values: {} },
    ...languages.map(({ from, language }) => ({ key: 'script.language', values: { from, language } })),
    ...(record ? [{ key: 'script.record', values: {} }] : []),
  ],
  prompts: () => [],
  templates: () => [],
  writes: () => [],
  results: () => [],
  references: () => [],
  needs: ({ record }) => (record ? [{ kind: 'record-call', field: 'record' }] : []),
  problems,
  needsCaller: false,
  waitsForCaller: false,
  probes,
  migrations: [],
};

function problems({ languages }: IncomingCall, settings: FlowSettings): NodeProblem[] {
  return languages.flatMap((rule, index): NodeProblem[] => {
    const place = `languages.${index}`;
    const covering = languages.slice(0, index).find(({ from }) => rule.from.startsWith(from));
    return [
      ...(settings.languages.includes(rule.language)
        ? []
        : [problem('unknown-language', `${place}.language`, { language: rule.language })]),
      ...(covering === undefined
        ? []
        : [problem('covered-rule', `${place}.from`, { from: rule.from, covering: covering.from })]),
      ...(rule.from.startsWith('+') || isCountry(rule.from)
        ? []
        : [problem('unknown-country', `${place}.from`, { country: rule.from })]),
    ];
  });
}

function problem(code: string, field: string, parameters: Record<string, string>): NodeProblem {
  return { code, severity: 'warning', field, parameters };
}
