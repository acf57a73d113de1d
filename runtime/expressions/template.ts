import { LiquidError, type Template as LiquidTemplate, Output, toValue, toValueSync } from 'liquidjs';
import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';
import { createContext, parseLiquid, renderLiquid } from './engine.ts';
import {
  type PlainTemplate,
  pathOf,
  plainTemplate,
  readPath,
  renderPlain,
  unread,
} from './plain-template.ts';
import type { Scope } from './scope.ts';

/** A text with Liquid in it, read once. `parts` is null for a text without any, `plain` for one that needs all of Liquid. */
export type Template = {
  source: string;
  format: TextFormat;
  parts: LiquidTemplate[] | null;
  plain: PlainTemplate | null;
};

/** A plain sentence, and the line it is about. Never holds a value of the call. */
export type TemplateError = { message: string; line: number };

export type Parsed = { ok: true; template: Template } | { ok: false; error: TemplateError };
export type RenderedText =
  | { ok: true; text: string; sensitive: boolean }
  | { ok: false; error: TemplateError };
export type Evaluated = { ok: true; value: Json; sensitive: boolean } | { ok: false; error: TemplateError };

const parsed: Record<TextFormat, BoundedCache<Parsed>> = {
  text: new BoundedCache(1_000),
  ssml: new BoundedCache(1_000),
  json: new BoundedCache(1_000),
  url: new BoundedCache(1_000),
};

/** Reads a template; the same source gives the same object again. `format` says how its values are put in. */
export function parseTemplate(source: string, format: TextFormat = 'text'): Parsed {
  if (!source.includes('{{') && !source.includes('{%')) {
    return { ok: true, template: { source, format, parts: null, plain: null } };
  }
  return parsed[format].get(source, () => {
    try {
      const parts = parseLiquid(source, format);
      return { ok: true, template: { source, format, parts, plain: plainTemplate(parts) } };
    } catch (error) {
      return { ok: false, error: templateError(error) };
    }
  });
}

/** Fills a template in. `sensitive` when a secret was read on the way, even if it does not stand in the text. */
export function renderTemplate(template: Template, scope: Scope): RenderedText {
  const { source, parts, plain, format } = template;
  if (parts === null) return { ok: true, text: source, sensitive: false };
  scope.touched.secret = false;
  try {
    const text =
      (plain && renderPlain(plain, scope.read)) ??
      String(toValueSync(renderLiquid(parts, createContext(scope, format), format)));
    if (text.length > limits.templateOutputCharacters) throw new Error('the text becomes too long');
    return { ok: true, text, sensitive: scope.touched.secret };
  } catch (error) {
    return { ok: false, error: renderError(error, scope) };
  }
}

/** Reads an expression such as `vars.count | plus: 1` or `steps.menu.digits`; braces around it are allowed. */
export function parseExpression(source: string): Parsed {
  const inner = source.trim();
  const braced = inner.startsWith('{{') ? inner : `{{ ${inner} }}`;
  const template = parseTemplate(braced);
  if (template.ok && !isOneOutput(template.template.parts)) {
    return { ok: false, error: { message: 'Write one value, such as vars.name', line: 1 } };
  }
  return template;
}

/** The value of an expression. Unknown names are null. */
export function evaluate(expression: string, scope: Scope): Evaluated {
  const source = parseExpression(expression);
  if (!source.ok) return source;
  const [output] = source.template.parts ?? [];
  scope.touched.secret = false;
  try {
    const value = plainJson(output instanceof Output ? read(output, scope) : null, 0);
    return { ok: true, value, sensitive: scope.touched.secret };
  } catch (error) {
    return { ok: false, error: renderError(error, scope) };
  }
}

function read(output: Output, scope: Scope): unknown {
  const path = pathOf(output);
  const found = path ? readPath(scope.read, path) : unread;
  return found === unread ? toValue(toValueSync(output.value.value(createContext(scope, 'text')))) : found;
}

function isOneOutput(parts: LiquidTemplate[] | null): boolean {
  return parts?.length === 1 && parts[0] instanceof Output;
}

/** A copy as plain JSON; reading it opens, and so notes, the secrets inside. */
function plainJson(value: unknown, depth: number): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === null || typeof value !== 'object' || depth > 20) return null;
  if (Array.isArray(value)) return value.map((item) => plainJson(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainJson(item, depth + 1)]));
}

/** An error of a render that read a secret might quote it. */
function renderError(error: unknown, scope: Scope): TemplateError {
  const { message, line } = templateError(error);
  return { message: scope.touched.secret ? 'It cannot be filled in' : message, line };
}

/** Liquid adds the place and the file to its sentence; the place is wanted apart. */
function templateError(error: unknown): TemplateError {
  const sentence = error instanceof Error ? error.message : 'It cannot be read';
  const message = sentence.replace(/, line:\d+, col:\d+$/, '').slice(0, 300);
  return { message: message.charAt(0).toUpperCase() + message.slice(1), line: lineOf(error) };
}

function lineOf(error: unknown): number {
  if (!LiquidError.is(error)) return 1;
  const [line] = error.token?.getPosition() ?? [];
  return line ?? 1;
}
