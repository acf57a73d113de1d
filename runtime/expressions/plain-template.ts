import {
  type Template as LiquidTemplate,
  Output,
  type PropertyAccessToken,
  type Token,
  TokenKind,
} from 'liquidjs';
import type { Scope } from './scope.ts';

/** A template of texts and names alone, as most are: what is filled in is read without Liquid, an order of magnitude faster. */
export type PlainTemplate = readonly (string | readonly string[])[];

/** null for a template with tags, filters, conditions or anything else that only Liquid can do. */
export function plainTemplate(parts: readonly LiquidTemplate[]): PlainTemplate | null {
  if (parts.length > mostParts) return null;
  const plain: (string | readonly string[])[] = [];
  for (const part of parts) {
    const piece = part instanceof Output ? pathOf(part) : textOf(part);
    if (piece === null) return null;
    plain.push(piece);
  }
  return plain;
}

/** More than the step limit of one render would have to be counted. */
const mostParts = 100;

/** The text; null when a value is one that Liquid prints in a way of its own. */
export function renderPlain(template: PlainTemplate, read: Scope['read']): string | null {
  let text = '';
  for (const piece of template) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const value = readPath(read, piece);
    if (typeof value === 'string') text += value;
    else if (typeof value === 'number' || typeof value === 'boolean') text += String(value);
    else if (value !== null && value !== undefined) return null;
  }
  return text;
}

/** Stands for what only Liquid can read. */
export const unread = Symbol('unread');

/** The value at a path of plain objects, own fields alone, as Liquid reads it; `unread` for a part of a text or list. */
export function readPath(read: Scope['read'], [first = '', ...path]: readonly string[]): unknown {
  if (liquidsOwn.has(first)) return unread;
  let value: unknown = read(first);
  for (const name of path) {
    if (value === null || value === undefined) return value;
    if (typeof value !== 'object' || Array.isArray(value) || liquidsOwn.has(name)) return unread;
    value = Object.hasOwn(value, name) ? fieldOf(value, name) : undefined;
  }
  return typeof value === 'function' ? unread : value;
}

/** Names that Liquid gives a meaning on any value. */
const liquidsOwn: ReadonlySet<string> = new Set(['size', 'first', 'last']);

/** The path of `{{ vars.name }}`; null when more stands between the braces. */
export function pathOf({ value }: Output): readonly string[] | null {
  const [token, ...more] = value.initial.postfix;
  if (value.filters.length > 0 || more.length > 0 || !token || !isPropertyAccess(token)) return null;
  if (token.variable !== undefined) return null;
  const path: string[] = [];
  for (const name of token.props) {
    if (!('content' in name) || typeof name.content !== 'string') return null;
    path.push(name.content);
  }
  return path;
}

function isPropertyAccess(token: Token): token is PropertyAccessToken {
  return token.kind === TokenKind.PropertyAccess;
}

/** The class of Liquid's texts has no name outside of it. */
function textOf(part: LiquidTemplate): string | null {
  return part.token.kind === TokenKind.HTML && 'str' in part && typeof part.str === 'string'
    ? part.str
    : null;
}

function fieldOf(value: object, name: string): unknown {
  return (value as Record<string, unknown>)[name];
}
