import { documentSecrets } from '#runtime/contract/document-secrets.ts';
import type { Rendered } from '#runtime/contract/provider.ts';
import { type ReplyInput, renderReply as renderText } from '#runtime/providers/render-reply.ts';

/** `sensitive`: the bytes tell something sensitive, so they are stored sealed. */
export type RenderedReply = Rendered & { sensitive: boolean };

export type RenderedReplyInput = Omit<ReplyInput, 'stored'> & {
  /** Values of stored secrets; names that are not there are left out. */
  readSecrets: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** A document in its provider's words. Rejects as `readSecrets` does. */
export async function renderReply({ readSecrets, ...input }: RenderedReplyInput): Promise<RenderedReply> {
  const names = documentSecrets(input.document, input.secrets);
  const stored = names.length > 0 ? await readSecrets(names) : new Map();
  return renderText({ ...input, stored });
}
