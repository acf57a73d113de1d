import { documentSecrets } from '#runtime/contract/document-secrets.ts';
import type { Rendered } from '#runtime/contract/provider.ts';
import { type ReplyInput, renderReply as renderText } from '#runtime/providers/render-reply.ts';

/** `sensitive`: the bytes tell something sensitive, so they are stored sealed. */
export type RenderedReply = Omit<Rendered, 'body'> & { body: Uint8Array; sensitive: boolean };

export type RenderedReplyInput = Omit<ReplyInput, 'stored'> & {
  /** Values of stored secrets; names that are not there are left out. */
  readSecrets: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** The bytes of a document for its provider. Rejects as `readSecrets` does. */
export async function renderReply({ readSecrets, ...input }: RenderedReplyInput): Promise<RenderedReply> {
  const names = documentSecrets(input.document, input.secrets);
  const stored = names.length > 0 ? await readSecrets(names) : new Map();
  const { body, ...more } = renderText({ ...input, stored });
  return { ...more, body: Buffer.from(body) };
}
