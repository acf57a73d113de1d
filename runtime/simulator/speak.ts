import type { Strand } from './call-record.ts';
import { gatherSpeech } from './gather.ts';
import type { PhoneInput } from './phone-input.ts';
import { findStrand, type Play, tell } from './play.ts';
import { recordSpeech } from './record-message.ts';
import { hearInRecordings } from './recordings.ts';

/** Words of somebody on the line: to whatever listens to them, and into all that is recorded. */
export function speak(play: Play, { by, text, confidence }: PhoneInput & { kind: 'spoken' }): void {
  tell(play, { kind: 'spoken', party: by, text });
  hearInRecordings(play, text);
  const names = by === 'caller' ? (['wait', 'caller'] as const) : [by];
  for (const name of names) {
    const strand = findStrand(play, name);
    if (strand !== undefined) listen(play, strand, { text, confidence: confidence ?? null });
  }
}

function listen(play: Play, strand: Strand, said: { text: string; confidence: number | null }): void {
  const { doing } = strand;
  if (doing?.kind === 'gathering') gatherSpeech(play, strand, { gathering: doing, ...said });
  if (doing?.kind === 'recording') recordSpeech(play, strand, { recording: doing, text: said.text });
}
