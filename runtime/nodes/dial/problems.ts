import type { FlowSettings } from '#runtime/contract/flow.ts';
import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { parsePhone } from '#runtime/expressions/phone.ts';
import type { Dial, Target } from './fields.ts';

/** What a designer should mend before this step rings anybody. */
export function problems(data: Dial, settings: FlowSettings): NodeProblem[] {
  if (data.targets.length === 0) return [{ code: 'no-targets', severity: 'error', field: 'targets' }];
  return [
    ...data.targets.flatMap((target, index) => targetProblems(target, `targets.${index}`, settings)),
    ...(data.callerId === 'own' ? phoneProblems(data.ownCallerId, 'ownCallerId', settings) : []),
  ];
}

function targetProblems(target: Target, field: string, settings: FlowSettings): NodeProblem[] {
  switch (target.kind) {
    case 'number':
      return [
        ...phoneProblems(target.number, `${field}.number`, settings),
        ...(isTemplate(target.sendKeys) || /^[0-9*#wW]*$/.test(target.sendKeys.trim())
          ? []
          : [problem('bad-keys', `${field}.sendKeys`, target.sendKeys)]),
      ];
    case 'sip':
      return isTemplate(target.uri) || /^(sips?:)?[^\s@]+@[^\s@]+$/i.test(target.uri.trim())
        ? []
        : [problem('bad-sip-address', `${field}.uri`, target.uri)];
    case 'client':
      return target.client.trim() === '' ? [problem('no-client', `${field}.client`, '')] : [];
  }
}

/** A number that no country's plan knows may still be rung: new ranges come before libraries know them. */
function phoneProblems(text: string, field: string, { country }: FlowSettings): NodeProblem[] {
  if (text.trim() === '') return [problem('no-number', field, '')];
  if (isTemplate(text)) return [];
  const phone = parsePhone(text, country);
  if (phone === null) return [problem('bad-phone-number', field, text)];
  return phone.valid
    ? []
    : [{ ...problem('unusual-phone-number', field, phone.number), severity: 'warning' }];
}

function problem(code: string, field: string, text: string): NodeProblem {
  return { code, severity: 'error', field, parameters: { text } };
}
