import { openDatabase } from '#lib/database/connect.ts';
import { answer } from '#lib/http/answer.ts';
import { getUpdates, postUpdate } from '#lib/http/draft-doors.ts';

type Context = { params: Promise<{ flow: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => await getUpdates(await openDatabase(), (await params).flow, request));
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => await postUpdate(await openDatabase(), (await params).flow, request));
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
