import { createScope, type Scope, type ScopeInput, type ScopeState } from '#runtime/expressions/scope.ts';
import { evaluate, parseTemplate, renderTemplate } from '#runtime/expressions/template.ts';

/** 2026-11-21, a Saturday, 09:05:07 in Berlin. */
export const now = Date.UTC(2026, 10, 21, 8, 5, 7);

/** A call from Munich to Boston, with what a test adds. */
export function scopeWith(parts: Partial<ScopeState> & Partial<Omit<ScopeInput, 'state'>> = {}): Scope {
  const { variables, now: at, timeZone, country, secrets, ...state } = parts;
  return createScope({
    variables: variables ?? [],
    now: at ?? now,
    timeZone: timeZone ?? 'Europe/Berlin',
    country: country ?? 'US',
    secrets: secrets ?? {},
    state: {
      id: 'call-1',
      provider: 'twilio',
      startedAt: now - 12_500,
      language: 'en-US',
      vars: {},
      steps: {},
      recordings: {},
      call: {
        providerCallId: 'CA1',
        account: 'AC1',
        from: '+498912345678',
        to: '+16175551212',
        direction: 'inbound',
        callerName: 'Anna <&>',
        forwardedFrom: '',
        details: { city: 'München' },
      },
      ...state,
    },
  });
}

/** The text of a template, or the error's message in brackets. */
export function rendered(
  source: string,
  scope: Scope = scopeWith(),
  format: 'text' | 'ssml' = 'text',
): string {
  const parsed = parseTemplate(source, format);
  const result = parsed.ok ? renderTemplate(parsed.template, scope) : parsed;
  return result.ok ? result.text : `[${result.error.message}]`;
}

/** The value of an expression, or the error's message in brackets. */
export function evaluated(source: string, scope: Scope = scopeWith()): unknown {
  const result = evaluate(source, scope);
  return result.ok ? result.value : `[${result.error.message}]`;
}
