import type { FlowDocument } from '#runtime/contract/flow.ts';
import { providers } from '#runtime/providers/providers.ts';

/** On which kinds of provider a flow must do what it should: those of its numbers and those that it is set to, else all that Ringtree knows. */
export function flowProviders({ settings }: FlowDocument, ofNumbers: readonly string[]): string[] {
  const wanted = new Set([...ofNumbers, ...settings.providers]);
  const known = Object.keys(providers);
  const used = known.filter((kind) => wanted.has(kind));
  return used.length > 0 ? used : known;
}
