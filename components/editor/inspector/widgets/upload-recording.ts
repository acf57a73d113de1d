import { z } from 'zod';

type Uploaded = { ok: true; id: string } | { ok: false; problem: string };

const Reply = z.object({ id: z.string().optional(), message: z.string().optional() });

/** Stores an MP3 or WAV file under its name; one of the same name gets the new sound. */
export async function uploadRecording(sound: File): Promise<Uploaded> {
  try {
    const response = await fetch(`/api/audio?name=${encodeURIComponent(sound.name)}`, {
      method: 'POST',
      // A type that no form of another site can send.
      headers: { 'content-type': 'application/octet-stream' },
      body: sound,
    });
    const { id, message } = Reply.parse(await response.json());
    if (response.ok && id !== undefined) return { ok: true, id };
    return { ok: false, problem: message ?? unreachable };
  } catch {
    return { ok: false, problem: unreachable };
  }
}

const unreachable = 'The recording did not arrive. Check the connection and try again.';
