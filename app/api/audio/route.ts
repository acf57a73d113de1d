import { megabyte, mostAudioBytes, storeAudio } from '#lib/audio/store-audio.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { answer } from '#lib/http/answer.ts';
import { readBody } from '#lib/http/read-body.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

/** Stores the sound in the body under the name in the query. Browsers let no other site send this content type. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    if (request.headers.get('content-type') !== 'application/octet-stream')
      return Response.json({ code: 'not-audio', message: 'Send the bytes of a sound.' }, { status: 415 });
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const body = await readBody(request, mostAudioBytes);
    if (body === null) throw new Refusal('audio-too-large', { name, megabytes: mostAudioBytes / megabyte });
    const bytes = new Uint8Array(body);
    const { id } = await storeAudio(defaultWorkspace(await openDatabase()), { name, bytes });
    return Response.json({ id }, { status: 201 });
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
