import { builtInSounds } from '#runtime/contract/built-in-sounds.ts';
import type { CallStarted } from '#runtime/contract/event.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { RenderContext } from '#runtime/contract/provider.ts';
import { routePath } from '#runtime/contract/routes.ts';
import { reveal } from '#runtime/contract/secret.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { providers } from '#runtime/providers/providers.ts';
import { prettyReply } from '#runtime/xml/pretty-reply.ts';

/** A provider's own words for a step, and where it does something else than it was asked. */
export type Sent = { provider: string; xml: string; emulations: string[] };

/**
 * What each provider gets when a call of an example caller comes to a step, whose outcomes all end the call; empty where the step
 * itself sends nothing, such as one that decides.
 */
export function sentForStep(document: FlowDocument, nodeId: string): Sent[] {
  return Object.entries(providers).flatMap(([provider, { render }]) => {
    const turn = step(programOf(document, nodeId), null, exampleCall(provider), resources);
    if (turn.reply.kind !== 'document') return [];
    const { instructions } = reveal(turn.reply.document, turn.state.secrets);
    // The end is the example's own, unless it is all that the step does.
    const own =
      instructions.at(-1)?.kind === 'hang-up' && instructions.length > 1
        ? instructions.slice(0, -1)
        : instructions;
    if (own.every(({ kind }) => kind === 'hang-up') && !endsCalls(document, nodeId)) return [];
    const { body, emulations } = render({ instructions: own }, contextOf(provider, turn.reply.number));
    const told = emulations.map(({ asked, sent }) => `Asked for ${asked}, it gets ${sent}.`);
    return [{ provider, xml: prettyReply(body), emulations: told }];
  });
}

function endsCalls({ nodes }: FlowDocument, nodeId: string): boolean {
  const node = nodes[nodeId];
  return node !== undefined && schemaOf(node.kind)?.group === 'end';
}

/** The step alone, each of its outcomes wired to an end. */
function programOf(document: FlowDocument, nodeId: string) {
  const node = document.nodes[nodeId];
  const schema = node === undefined ? undefined : schemaOf(node.kind);
  const parsed = schema?.fields.safeParse(node?.data);
  const ports =
    schema !== undefined && parsed?.success === true ? schema.ports(checkedData(parsed.data)) : [];
  const end = { kind: 'hang-up', version: 1, name: 'End', position: { x: 0, y: 0 }, data: {} };
  const alone: FlowDocument = {
    ...document,
    nodes: { ...(node === undefined ? {} : { [nodeId]: node }), [endId]: end },
    edges: ports.map(({ id }) => ({ from: nodeId, port: id, to: endId })),
  };
  return { ...compile(alone, { version: 'example', flow: 'example' }), start: nodeId };
}

const endId = 'end-of-example';

function exampleCall(provider: string): CallStarted {
  return {
    kind: 'call-started',
    class: 'fetch',
    thread: 'main',
    callId: 'example',
    provider,
    at: Date.UTC(2026, 0, 7, 9, 30),
    seed: 'example',
    call: {
      providerCallId: 'example',
      account: '',
      from: '+14155550123',
      to: '+14155550100',
      direction: 'inbound',
      callerName: '',
      forwardedFrom: '',
      details: {},
    },
  };
}

const resources = { revision: '', audio: {}, schedules: {}, fallback: { message: '', number: '' } };

function contextOf(provider: string, document: number): RenderContext {
  return {
    call: 'example',
    thread: 'main',
    document,
    url: (route) => `https://your.server/v1/${provider}${routePath(route)}`,
    audioUrl: (source) => {
      switch (source.kind) {
        case 'url':
          return source.url;
        case 'audio':
          return `https://your.server/media/${source.audio}.mp3`;
        case 'built-in':
          return `https://your.server${builtInSounds[source.sound].path}`;
      }
    },
  };
}
