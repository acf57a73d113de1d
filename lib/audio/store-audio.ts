import { createHash } from 'node:crypto';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { readSound } from './read-sound.ts';

/** Stores a sound under a name, or gives the sound of that name new bytes; its id stays. Refuses what is no MP3 or WAV, or too large. */
export async function storeAudio(
  workspace: Workspace,
  upload: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ id: string; revision: number }> {
  const { bytes } = upload;
  const name = upload.name.trim().slice(0, mostNameCharacters);
  if (bytes.length > mostAudioBytes)
    throw new Refusal('audio-too-large', { name, megabytes: mostAudioBytes / megabyte });
  const sound = readSound(bytes);
  if (!sound || name === '') throw new Refusal('not-audio', { name });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content = { ...sound, sha256, size: bytes.length, bytes };
  return await workspace.prisma.audioFile.upsert({
    where: { workspaceId_name: { workspaceId: workspace.id, name } },
    create: { workspaceId: workspace.id, name, ...content },
    update: { ...content, revision: { increment: 1 } },
    select: { id: true, revision: true },
  });
}

export const megabyte = 1024 * 1024;
/** What Plivo plays at most. */
export const mostAudioBytes = 10 * megabyte;
const mostNameCharacters = 120;
