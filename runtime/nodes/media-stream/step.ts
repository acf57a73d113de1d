import { addressText } from '#runtime/contract/address-text.ts';
import type { StreamInstruction } from '#runtime/contract/document.ts';
import type { FactEvent } from '#runtime/contract/event.ts';
import { namedSecretsIn } from '#runtime/contract/named-secret.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { isStreamAddress } from '#runtime/contract/stream-address.ts';
import { secretTokens } from '#runtime/expressions/named-secrets.ts';
import { agentTemplates } from './agent-templates.ts';
import type { MediaStream } from './fields.ts';
import { type Local, localOf } from './local.ts';

export const step: NodeStep<MediaStream> = {
  enter: connect,
  resume: (context, data, { callerGone }) => {
    const local = localOf(context.local);
    if (callerGone) return leave(context, local, 'caller-hung-up');
    if (local.isOver || isTimeUp(context, data, local)) return leave(context, local, 'time-limit');
    return leave(context, local, wasReached(context, local) ? 'ended' : 'failed');
  },
  fact: (context, data, event) => ({ local: noteFact(context, data, event) }),
  moved: (context) => {
    const local = localOf(context.local);
    return local.isOver ? leave(context, local, 'time-limit') : null;
  },
  callEnded: (context) => leave(context, localOf(context.local), 'caller-hung-up'),
};

function connect(context: NodeContext, data: MediaStream): NodeResult {
  const values = { secrets: secretTokens(agentTemplates(data)) };
  const url = addressText(context, data.url, values);
  const local: Local = {
    sentAt: context.now,
    startedAt: null,
    stream: '',
    error: '',
    timer: '',
    isOver: false,
  };
  if (!mayBeAddress(context.reveal(url))) {
    return leave(context, { ...local, error: 'The address does not begin with wss://' }, 'failed');
  }
  const parameters = Object.entries(data.parameters).map(([name, template]) => [
    name,
    context.text(template, values),
  ]);
  const stream: StreamInstruction = {
    kind: 'stream',
    url,
    parameters: Object.fromEntries(parameters),
    name: context.text(data.name).trim(),
    audio: data.audio,
    timeLimitSeconds: data.timeLimitSeconds,
  };
  return {
    kind: 'wait',
    local,
    instructions: [...context.prompt(data.prompt), stream],
    why: 'Connects to the voice agent',
  };
}

/** A stored secret that it begins with may be the whole of it; nobody here knows. */
function mayBeAddress(url: string): boolean {
  return isStreamAddress(url) || (url.startsWith('\u0001') && namedSecretsIn(url).length > 0);
}

function noteFact(context: NodeContext, data: MediaStream, event: FactEvent): Local {
  const local = localOf(context.local);
  if (event.kind === 'effect-ended' && event.effect === local.timer && !local.isOver) {
    context.effect({ kind: 'redirect-call' });
    return { ...local, isOver: true };
  }
  // One of an earlier talk comes late.
  const document = context.state.threads.main?.document;
  if (event.kind !== 'stream-changed' || (event.document ?? document) !== document) return local;
  const stream = event.stream || local.stream;
  switch (event.change) {
    case 'started':
      return {
        ...local,
        stream,
        startedAt: local.startedAt ?? context.now,
        timer:
          local.timer || context.effect({ kind: 'timer', seconds: data.timeLimitSeconds + graceSeconds }),
      };
    case 'stopped':
      return { ...local, stream };
    case 'failed':
      return { ...local, stream, error: event.error || 'The connection failed' };
  }
}

/** Given to a provider that keeps the time limit itself. */
const graceSeconds = 5;

/** The news that the talk began, from which we count, takes a moment to come. */
function isTimeUp({ now }: NodeContext, { timeLimitSeconds }: MediaStream, { startedAt }: Local): boolean {
  return startedAt !== null && now - startedAt >= (timeLimitSeconds - 2) * 1_000;
}

/** The news may be lost, or come behind the end of a talk: a long one there was all the same. */
function wasReached({ now }: NodeContext, { startedAt, sentAt, error }: Local): boolean {
  return startedAt !== null || (error === '' && now - sentAt >= longestConnectingSeconds * 1_000);
}

const longestConnectingSeconds = 60;

type Outcome = 'ended' | 'failed' | 'time-limit' | 'caller-hung-up';

function leave(
  { now }: NodeContext,
  { startedAt, stream, error }: Local,
  port: Outcome,
): NodeResult & { kind: 'leave' } {
  const seconds = startedAt === null ? 0 : Math.max(0, Math.round((now - startedAt) / 1_000));
  return {
    kind: 'leave',
    port,
    result: { seconds, status: port, stream, error },
    why: {
      ended: `The talk with the voice agent ended after ${seconds} s`,
      failed: `The voice agent was not reached${error === '' ? '' : `: ${error}`}`,
      'time-limit': `The time with the voice agent was over after ${seconds} s`,
      'caller-hung-up': 'The caller hung up',
    }[port],
  };
}
