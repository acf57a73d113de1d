import {
  Context,
  defaultOperators,
  Expression,
  Liquid,
  ParseError,
  type Template,
  TokenKind,
  tags,
} from 'liquidjs';
import { limits } from '#runtime/contract/limits.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';
import { BoundedText, limitSteps, spend } from './budget.ts';
import { escapes } from './escapes.ts';
import { filters, jsonFilter, rememberScope } from './filters.ts';
import type { Scope } from './scope.ts';

/** Tags that cannot leave the template: nothing that includes files or writes outside a render. */
const allowedTags = [
  ...[
    'assign',
    'break',
    'capture',
    'case',
    'comment',
    'continue',
    'cycle',
    'echo',
    'for',
    'if',
    'liquid',
    'raw',
  ],
  ...['unless', '#'],
];

/** The Liquid of Ringtree: no files, no clock, no chance; what it costs is counted. */
const engines: Record<TextFormat, Liquid> = {
  text: createEngine('text'),
  ssml: createEngine('ssml'),
  json: createEngine('json'),
  url: createEngine('url'),
};

/** Throws Liquid's own error, with the token where it happened. */
export function parseLiquid(source: string, format: TextFormat): Template[] {
  const templates = engines[format].parse(source);
  check(templates);
  return templates;
}

/** A context for one render, in which steps, memory and secrets are counted. */
export function createContext(scope: Scope, format: TextFormat): Context {
  const engine = engines[format];
  const context = new Context(
    scope.names(),
    engine.options,
    { sync: true, ownPropertyOnly: true, strictVariables: false, memoryLimit: limits.templateMemory },
    { liquid: engine },
  );
  rememberScope(context, scope);
  return limitSteps(context);
}

/** The render as a generator for Liquid's `toValueSync`. */
export function renderLiquid(
  templates: Template[],
  context: Context,
  format: TextFormat,
): IterableIterator<unknown> {
  return engines[format].renderer.renderTemplates(templates, context);
}

function createEngine(format: TextFormat): Liquid {
  const engine = new Liquid({
    templates: {},
    relativeReference: false,
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    parseLimit: limits.templateCharacters,
    memoryLimit: limits.templateMemory,
    operators: countedOperators(),
    ...(format === 'text' ? {} : { outputEscape: escapes[format] }),
  });
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  // What is written as JSON already must not be escaped once more.
  if (format === 'json') engine.registerFilter('json', { handler: jsonFilter, raw: true });
  for (const name of Object.keys(tags)) if (!allowedTags.includes(name)) delete engine.tags[name];
  const { renderer } = engine;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  // Liquid's own text grows without a limit: `{% capture %}` could double it sixty times.
  Object.assign(renderer, {
    renderTemplates: (templates: Template[], context: Context, text = new BoundedText(context)) =>
      renderTemplates(templates, context, text),
  });
  return engine;
}

/** Comparing and searching long lists again and again must cost something too. */
function countedOperators(): typeof defaultOperators {
  const counted: typeof defaultOperators = { ...defaultOperators };
  for (const name of ['==', '!=', '<', '>', '<=', '>=', 'contains']) {
    const operator = defaultOperators[name];
    if (operator === undefined) continue;
    counted[name] = (left: unknown, right: unknown, context: Context) => {
      spend(context, left, right);
      return operator(left, right, context);
    };
  }
  return counted;
}

/** Refuses what Liquid would take, at any depth of tags, filters and conditions. */
function check(templates: Template[]): void {
  const seen = new Set<unknown>();
  const open: unknown[] = [...templates];
  while (open.length > 0) {
    const item = open.pop();
    if (item === null || typeof item !== 'object' || seen.has(item)) continue;
    seen.add(item);
    if (item instanceof Expression) checkExpression(item);
    if ('kind' in item && item.kind === TokenKind.Range) checkRange(item);
    for (const [key, part] of Object.entries(item)) if (key !== 'liquid') open.push(part);
  }
}

/** Liquid leaves out what it does not understand: `{{ vars.a vars.b }}` would be `vars.a`, and `{% if a == %}` false. */
function checkExpression({ postfix }: Expression): void {
  let operands = 0;
  for (const token of postfix) {
    const operator = 'operator' in token ? token.operator : null;
    const taken = operator === null ? 0 : operator === 'not' ? 1 : 2;
    if (operands < taken)
      throw new ParseError(new Error(`something is missing beside "${token.getText()}"`), token);
    operands += 1 - taken;
    if (operands > 1 && token === postfix.at(-1)) {
      throw new ParseError(new Error(`an operator is missing before "${token.getText()}"`), token);
    }
  }
}

/** Liquid counts a range up by ones, which never ends from 2 to the 53rd on: it must begin with a number written out. */
function checkRange(range: object): void {
  const low = 'lhs' in range ? range.lhs : null;
  const first = low !== null && typeof low === 'object' && 'content' in low ? low.content : null;
  if (typeof first === 'number' && Number.isInteger(first) && Math.abs(first) <= 1_000_000) return;
  throw new Error('a range begins with a whole number, such as (1..vars.count)');
}
