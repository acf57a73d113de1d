import { isThread, type Thread } from './thread.ts';

/** Our own callback URLs, below `/v1/<provider>`. One table for renderers, parsers and the doors. */
export const answerReasons = [
  'gathered',
  'no-input',
  'dialed',
  'recorded',
  'nothing-recorded',
  'conference-left',
  'stream-ended',
  'continue',
] as const;
export type AnswerReason = (typeof answerReasons)[number];
export const fetchReasons = ['whisper', 'wait', 'moved', 'fallback'] as const;
export type FetchReason = (typeof fetchReasons)[number];
export const factKinds = [
  'status',
  'leg',
  'recording',
  'transcription',
  'conference',
  'stream',
  'machine',
] as const;
export type FactKind = (typeof factKinds)[number];

export type Route =
  /** The four addresses that stand at the provider. */
  | { kind: 'voice' }
  | { kind: 'status' }
  | { kind: 'fallback' }
  | { kind: 'message' }
  /** What became of a text message of ours; `message` is our id of it. */
  | { kind: 'message-status'; message: string }
  | { kind: 'answer'; call: string; thread: Thread; document: number; reason: AnswerReason }
  | { kind: 'fetch'; call: string; thread: Thread; reason: FetchReason }
  /** `document` where the report must find the step that asked for it. */
  | { kind: 'fact'; call: string; thread: Thread; fact: FactKind; document?: number };

/** The path below `/v1/<provider>`, e.g. `/c/<call>/main/3/gathered`, `/c/<call>/leg:1/fetch/whisper`, `/c/<call>/main/fact/status`, `/c/<call>/main/fact/recording/3`. */
export function routePath(route: Route): string {
  switch (route.kind) {
    case 'voice':
    case 'status':
    case 'fallback':
    case 'message':
      return `/${route.kind}`;
    case 'message-status':
      return `/message/${route.message}`;
    case 'answer':
      return `/c/${route.call}/${route.thread}/${route.document}/${route.reason}`;
    case 'fetch':
      return `/c/${route.call}/${route.thread}/fetch/${route.reason}`;
    case 'fact':
      return `/c/${route.call}/${route.thread}/fact/${route.fact}${route.document === undefined ? '' : `/${route.document}`}`;
  }
}

/** The reverse of `routePath`; null for a path that is none of ours. */
export function parseRoute(path: string): Route | null {
  const [, first = '', call = '', thread = '', kind = '', reason = '', ...rest] = path.split('/');
  if (call === '' && isOneOf(standing, first)) return { kind: first };
  if (first === 'message' && thread === '' && isId(call)) return { kind: 'message-status', message: call };
  const [document, ...more] = rest;
  if (first !== 'c' || !isId(call) || more.length > 0) return null;
  const strand = thread.replace('%3A', ':');
  if (!isThread(strand)) return null;
  if (kind === 'fetch' && document === undefined)
    return isOneOf(fetchReasons, reason) ? { kind, call, thread: strand, reason } : null;
  if (kind === 'fact' && isOneOf(factKinds, reason)) {
    if (document === undefined) return { kind, call, thread: strand, fact: reason };
    return isNumber(document)
      ? { kind, call, thread: strand, fact: reason, document: Number(document) }
      : null;
  }
  if (document !== undefined || !isNumber(kind) || !isOneOf(answerReasons, reason)) return null;
  return { kind: 'answer', call, thread: strand, document: Number(kind), reason };
}

const standing = ['voice', 'status', 'fallback', 'message'] as const;

function isId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(text);
}

function isNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return list.some((item) => item === text);
}
