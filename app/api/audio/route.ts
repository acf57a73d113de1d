import { storeAudio } from '#lib/audio/store-audio.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Stores the sound in the body under the name in the query. Browsers let no other site send this content type. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/octet-stream')
    return Response.json({ error: 'Send the bytes of a sound.' }, { status: 415 });
  const name = new URL(request.url).searchParams.get('name') ?? '';
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    const { id } = await storeAudio(defaultWorkspace(await openDatabase()), { name, bytes });
    return Response.json({ id }, { status: 201 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ error: error.message }, { status: error.status });
  }
}
