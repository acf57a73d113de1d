import type { Rendered } from '#runtime/contract/provider.ts';
import { type ReplyInput, renderReply as renderText } from '#runtime/providers/render-reply.ts';

/** `sensitive`: the bytes tell something sensitive, so they are stored sealed. */
export type RenderedReply = Omit<Rendered, 'body'> & { body: Uint8Array; sensitive: boolean };

/** The bytes of a document for its provider. */
export function renderReply(input: ReplyInput): RenderedReply {
  const { body, ...more } = renderText(input);
  return { ...more, body: Buffer.from(body) };
}
