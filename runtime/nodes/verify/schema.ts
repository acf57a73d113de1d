import type { FlowSettings } from '#runtime/contract/flow.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeSchema, PromptField } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { promptReferences } from '#runtime/contract/prompt-references.ts';
import { promptTemplates } from '#runtime/contract/prompt-templates.ts';
import { sayNeeds } from '#runtime/contract/say-needs.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { fields, type Verify } from './fields.ts';
import { probes } from './probes.ts';

export const schema: NodeSchema<Verify> = {
  kind: 'verify',
  version: 1,
  icon: 'shield-check',
  group: 'ask',
  defaults: {},
  fields,
  ports: () => [
    { id: 'verified', label: null },
    { id: 'wrong', label: null },
    { id: 'expired', label: null },
    { id: 'not-sent', label: null },
  ],
  summary: (data) => [
    { key: `summary.${data.channel}`, values: {} },
    ...(isToCaller(data) ? [] : [{ key: 'summary.to', values: { to: data.to } }]),
  ],
  script: (data) => [
    { key: `script.${data.channel}`, values: { to: data.to } },
    { key: 'script.attempts', values: { attempts: data.attempts } },
    ...(data.resendKey === '' ? [] : [{ key: 'script.resend', values: { key: data.resendKey } }]),
  ],
  prompts,
  templates: (data) => [{ field: 'to', source: data.to }, ...promptTemplates(prompts(data))],
  writes: () => [],
  results: () => ['status', 'attempts', 'reason'],
  references: (data) => promptReferences(prompts(data)),
  needs: (data) => [
    ...sayNeeds(prompts(data)),
    {
      kind: 'gather',
      field: 'digits',
      digits: true,
      speech: false,
      firstSeconds: data.firstSeconds,
      betweenSeconds: data.betweenSeconds,
      mostDigits: data.digits,
      finishKey: data.finishKey,
      language: '',
    },
  ],
  problems: (data, settings) => [...recipientProblems(data, settings), ...keyProblems(data)],
  needsCaller: true,
  waitsForCaller: true,
  probes,
  migrations: [],
};

function isToCaller({ to }: Verify): boolean {
  return /^\{\{\s*caller\.number\s*\}\}$/.test(to.trim());
}

function prompts(data: Verify): PromptField[] {
  return [
    { field: 'sendingPrompt', prompt: data.sendingPrompt, required: false },
    { field: 'prompt', prompt: data.prompt, required: true },
    { field: 'wrongPrompt', prompt: data.wrongPrompt, required: false },
    { field: 'noInputPrompt', prompt: data.noInputPrompt, required: false },
  ];
}

function recipientProblems({ to }: Verify, { country }: FlowSettings): NodeProblem[] {
  if (to.trim() === '') return [{ code: 'no-recipient', severity: 'error', field: 'to' }];
  if (isTemplate(to) || parsePhone(to, country) !== null) return [];
  return [{ code: 'not-a-number', severity: 'error', field: 'to', parameters: { text: to } }];
}

function keyProblems({ resendKey, finishKey }: Verify): NodeProblem[] {
  const problem = (code: string, field: string, key: string): NodeProblem => ({
    code,
    severity: 'error',
    field,
    parameters: { key },
  });
  return [
    ...(/^\d$/.test(resendKey) ? [problem('key-is-a-digit', 'resendKey', resendKey)] : []),
    ...(/^\d$/.test(finishKey) ? [problem('key-is-a-digit', 'finishKey', finishKey)] : []),
    ...(resendKey !== '' && resendKey === finishKey ? [problem('same-keys', 'resendKey', resendKey)] : []),
  ];
}
