import type { FlowSettings } from '#runtime/contract/flow.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import { fields, type SendMessage } from './fields.ts';
import { isShortSender } from './sender.ts';

export const schema: NodeSchema<SendMessage> = {
  kind: 'send-message',
  version: 1,
  icon: 'message-square',
  group: 'data',
  defaults: {},
  fields,
  ports: () => [
    { id: 'sent', label: null },
    { id: 'failed', label: null },
  ],
  summary: (data) => [
    ...(firstText(data) === ''
      ? [{ key: 'summary.nothing', values: {} }]
      : [{ key: 'summary.text', values: { text: shortened(firstText(data)) } }]),
    ...(isToCaller(data) ? [] : [{ key: 'summary.to', values: { to: data.to } }]),
  ],
  script: (data) => [
    isToCaller(data)
      ? { key: 'script.caller', values: { text: firstText(data) } }
      : { key: 'script.other', values: { to: data.to, text: firstText(data) } },
    ...(data.account === '' ? [] : [{ key: 'script.account', values: { account: data.account } }]),
  ],
  prompts: () => [],
  templates: (data) => [
    { field: 'to', source: data.to },
    ...Object.entries(data.texts).map(([language, source]) => ({ field: `texts.${language}`, source })),
    ...(data.sender === 'own' ? [{ field: 'ownSender', source: data.ownSender }] : []),
  ],
  writes: () => [],
  results: () => ['to', 'from', 'status', 'reason'],
  references: ({ account }) =>
    account.trim() === '' ? [] : [{ kind: 'account', id: account.trim(), field: 'account' }],
  needs: () => [],
  problems: (data, settings) => [
    ...textProblems(data, settings),
    ...recipientProblems(data, settings),
    ...senderProblems(data, settings),
  ],
  // A message may also follow a call that was lost.
  needsCaller: false,
  waitsForCaller: false,
  // It fails without a number to send to or from, which a call has or has not: one to a SIP address has none to send from.
  probes: ({ sender }) => ({
    rare: ['failed'],
    ...(sender === 'own' ? {} : { called: ['sip:office@example.com'] }),
  }),
  migrations: [],
};

function firstText({ texts }: SendMessage): string {
  return Object.values(texts).find((text) => text.trim() !== '') ?? '';
}

function isToCaller({ to }: SendMessage): boolean {
  return /^\{\{\s*caller\.number\s*\}\}$/.test(to.trim());
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}

function textProblems(data: SendMessage, { languages }: FlowSettings): NodeProblem[] {
  if (firstText(data) === '') return [{ code: 'no-text', severity: 'error', field: 'texts' }];
  const missing = languages.filter((language) => (data.texts[language] ?? '').trim() === '');
  const tooLong = Object.entries(data.texts).filter(
    ([, text]) => !isTemplate(text) && text.length > limits.messageCharacters,
  );
  return [
    ...missing.map(
      (language): NodeProblem => ({
        code: 'missing-language',
        severity: 'warning',
        field: 'texts',
        parameters: { language },
      }),
    ),
    ...tooLong.map(
      ([language, text]): NodeProblem => ({
        code: 'text-too-long',
        severity: 'error',
        field: `texts.${language}`,
        parameters: { characters: text.length, most: limits.messageCharacters },
      }),
    ),
  ];
}

function recipientProblems({ to }: SendMessage, { country }: FlowSettings): NodeProblem[] {
  if (to.trim() === '') return [{ code: 'no-recipient', severity: 'error', field: 'to' }];
  return isTemplate(to) || parsePhone(to, country) !== null ? [] : [notANumber('to', to)];
}

function senderProblems({ sender, ownSender, account }: SendMessage, settings: FlowSettings): NodeProblem[] {
  if (sender === 'called')
    return account === '' ? [] : [{ code: 'account-without-sender', severity: 'error', field: 'sender' }];
  const text = ownSender.trim();
  if (text === '') return [{ code: 'no-sender', severity: 'error', field: 'ownSender' }];
  const known = isTemplate(text) || isShortSender(text) || parsePhone(text, settings.country) !== null;
  return known ? [] : [notANumber('ownSender', text)];
}

function notANumber(field: string, text: string): NodeProblem {
  return { code: 'not-a-number', severity: 'error', field, parameters: { text } };
}
