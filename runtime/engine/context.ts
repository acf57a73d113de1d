import type { JsonObject } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { NodeContext } from '#runtime/contract/node.ts';
import { reveal } from '#runtime/contract/secret.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';
import { createScope, type Scope, type ScopeInput } from '#runtime/expressions/scope.ts';
import { evaluate, parseTemplate, renderTemplate } from '#runtime/expressions/template.ts';
import { addEffect, type Draft, hideText, type Place } from './draft.ts';
import { StepFailure } from './guarded.ts';
import { promptInstructions } from './prompt-instructions.ts';

/** What a step sees and may ask for during a turn. */
export function createContext(draft: Draft, place: Place): NodeContext {
  const { state } = draft;
  const { settings } = place.program;
  const input: ScopeInput = {
    state,
    variables: place.program.variables,
    now: draft.event.at,
    timeZone: settings.timeZone,
    country: settings.country,
    secrets: state.secrets,
  };
  let plain: { scope: Scope; secrets: number } | null = null;
  /** Nothing that a text reads changes while a step is at work, but that texts may be hidden. */
  const scope = (values?: JsonObject): Scope => {
    if (values) return createScope({ ...input, values });
    const { secrets } = state.counters;
    if (plain?.secrets !== secrets) plain = { scope: createScope(input), secrets };
    return plain.scope;
  };

  const text = (template: string, values?: JsonObject, format: TextFormat = 'text'): string => {
    const parsed = parseTemplate(template, format);
    if (!parsed.ok) throw new StepFailure(`A text cannot be read: ${parsed.error.message}`);
    const rendered = renderTemplate(parsed.template, scope(values));
    if (!rendered.ok) throw new StepFailure(`A text cannot be filled in: ${rendered.error.message}`);
    return rendered.sensitive ? hideText(draft, rendered.text) : rendered.text;
  };

  return {
    node: { id: place.node.id, name: place.node.name, slug: place.node.slug, visit: place.frame.visit },
    now: draft.event.at,
    seed: draft.event.seed,
    settings,
    language: state.language,
    state,
    resources: draft.resources,
    local: place.frame.local,
    text,
    value: (expression) => {
      const evaluated = evaluate(expression, scope());
      if (!evaluated.ok) throw new StepFailure(`A value cannot be read: ${evaluated.error.message}`);
      return { value: evaluated.value, sensitive: evaluated.sensitive };
    },
    reveal: (value) => reveal(value, state.secrets),
    hide: (value) => hideText(draft, value),
    prompt: (prompt, values) =>
      promptInstructions(prompt, {
        settings,
        language: state.language,
        text: (template, format) => text(template, values, format),
      }),
    newLeg: () => newLeg(draft, place),
    effect: (effect) => addEffect(draft, effect),
  };
}

function newLeg(draft: Draft, place: Place): number {
  const { state } = draft;
  if (state.counters.legs >= limits.legsPerCall)
    throw new StepFailure(`More than ${limits.legsPerCall} people rung in one call`);
  state.counters.legs += 1;
  state.threads[`leg:${state.counters.legs}`] = {
    document: 0,
    current: { instructions: [] },
    visit: place.frame.visit,
  };
  return state.counters.legs;
}
