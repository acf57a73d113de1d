/**
 * About how long a voice takes for a text, in whole seconds: 150 words a minute, a breath after each sentence. Tags of SSML and
 * values that only the call knows count as one word.
 */
export function speakingTime(text: string): number {
  const spoken = text.replace(/\{\{.*?\}\}/gs, ' value ').replace(/<[^>]*>/g, ' ');
  const ideographs = spoken.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  const words =
    spoken.replace(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu, ' ').match(/\S+/g)?.length ?? 0;
  const breaths = spoken.match(/[.!?。！？](?=\s|$)/g)?.length ?? 0;
  return Math.round(words / 2.5 + ideographs / 4.5 + breaths * 0.4);
}
