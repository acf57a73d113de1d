import type { Line } from './node.ts';
import { type Prompt, type PromptContent, promptText } from './prompt.ts';

const shownCharacters = 120;

/**
 * The first thing said in a prompt, for a card: `<name>.words` with `text`, `<name>.recording` for an uploaded one,
 * `<name>.address` with `text`, or `<name>.nothing`.
 */
export function promptLine(name: string, prompt: Prompt): Line {
  const content = Object.values(prompt.languages).find((spoken) => promptText(spoken).trim() !== '');
  if (content === undefined) return { key: `${name}.nothing`, values: {} };
  return { key: `${name}.${keyOf(content)}`, values: { text: shown(content) } };
}

function keyOf({ kind }: PromptContent): string {
  if (kind === 'audio') return 'recording';
  return kind === 'url' ? 'address' : 'words';
}

function shown(content: PromptContent): string {
  const text = content.kind === 'ssml' ? content.ssml.replace(/<[^>]{0,500}>/g, ' ') : promptText(content);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= shownCharacters ? line : `${line.slice(0, shownCharacters - 1)}…`;
}
